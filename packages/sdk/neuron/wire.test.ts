import { bytesToHex, keyFromUri } from "@waystone/crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signRequest } from "./sign.ts";
import { codeOf } from "./test/code-of.ts";
import { checkHeaders, checkSignature } from "./verify.ts";
import { HEADER, parseAuthHeaders, signedPayload } from "./wire.ts";

const [alice, bob] = [keyFromUri("//Alice"), keyFromUri("//Bob")];
const body = new TextEncoder().encode('{"prompt": "hello"}');
const nonce = 1752076800000000000n;
const request = { method: "POST", target: "/generate?stream=false", body, receiver: bob.address, nonce };
const rules = { receiver: bob.address, maxAgeMs: 10_000, skewMs: 2_000, requireReceiver: true, scheme: undefined };

test("the payload and the ed25519 signature of btauth/1's vector", () => {
  const payload = signedPayload({ ...request, scheme: "sr25519", hotkey: alice.address });
  expect(new TextDecoder().decode(payload)).toBe(
    `btauth/1
sr25519
POST
/generate?stream=false
341c57448e531310fbbe83f44cea2a5e838bd9e8a6b82b269f01d0dbbc23c3cc
1752076800000000000
5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY
5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty`,
  );
  const headers = signRequest(keyFromUri("//Alice", "ed25519"), request);
  expect(headers[HEADER.hotkey]).toBe("5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu");
  expect(headers[HEADER.signature]).toMatch(/^0x1a6b6319[0-9a-f]{115}2f704$/);
});

test.each(["sr25519", "ed25519"] as const)("%s: what is signed is accepted, and nothing else", kind => {
  const headers = signRequest(keyFromUri("//Alice", kind), request);
  const verify = (received: Partial<typeof request>) => () => {
    checkSignature(checkHeaders(headers, rules, nonce), { ...request, ...received });
  };
  expect(codeOf(verify({}))).toBe("accepted");
  expect(codeOf(verify({ method: "PUT" }))).toBe("BadSignature");
  expect(codeOf(verify({ target: "/generate?stream=true" }))).toBe("BadSignature");
  expect(codeOf(verify({ target: "/generate" }))).toBe("BadSignature");
  expect(codeOf(verify({ body: Uint8Array.of(...body, 0x20) }))).toBe("BadSignature");
  for (const [name, value] of [
    [HEADER.nonce, String(nonce + 1n)],
    [HEADER.hotkey, bob.address],
    [HEADER.crypto, kind === "sr25519" ? "ed25519" : "sr25519"],
  ] as const) {
    const changed = { ...headers, [name]: value };
    expect(
      codeOf(() => checkSignature(checkHeaders(changed, rules, nonce), request)),
      name,
    ).toBe("BadSignature");
  }
});

describe("shape, receiver, freshness", () => {
  const headers = signRequest(alice, request);
  const checked = (changes: Record<string, string | string[] | undefined>, more = {}, now = nonce) =>
    codeOf(() => checkHeaders({ ...headers, ...changes }, { ...rules, ...more }, now));

  test.each([
    [HEADER.version, "2"],
    [HEADER.hotkey, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ"],
    [HEADER.hotkey, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"],
    [HEADER.receiver, "nobody"],
    [HEADER.nonce, "-1"],
    [HEADER.nonce, "1.5"],
    [HEADER.nonce, "0x10"],
    [HEADER.nonce, "9".repeat(21)],
    [HEADER.crypto, "mldsa"],
    [HEADER.crypto, "constructor"],
    [HEADER.signature, `0x${"AB".repeat(64)}`],
    [HEADER.signature, "0x00"],
    [HEADER.nonce, [String(nonce), String(nonce)]],
    [HEADER.signature, undefined],
  ])("%s: %s is malformed", (name, value) => {
    expect(checked({ [name]: value })).toBe("MalformedAuth");
  });

  test("no header at all is unsigned", () => {
    expect(codeOf(() => parseAuthHeaders({ accept: "*/*" }))).toBe("UnsignedRequest");
  });

  test("the receiver is demanded, and checked even where it is not", () => {
    expect(checked({ [HEADER.receiver]: alice.address })).toBe("WrongReceiver");
    expect(checked({ [HEADER.receiver]: undefined })).toBe("WrongReceiver");
    expect(checked({ [HEADER.receiver]: undefined }, { requireReceiver: false })).toBe("accepted");
    expect(checked({ [HEADER.receiver]: alice.address }, { requireReceiver: false })).toBe("WrongReceiver");
  });

  test("the window is 10 s back and 2 s ahead, borders included", () => {
    expect(checked({}, {}, nonce + 10_000_000_000n)).toBe("accepted");
    expect(checked({}, {}, nonce + 10_000_000_001n)).toBe("StaleRequest");
    expect(checked({}, {}, nonce - 2_000_000_000n)).toBe("accepted");
    expect(checked({}, {}, nonce - 2_000_000_001n)).toBe("FutureRequest");
  });

  test("the scheme can be pinned; the Python SDK's numbers are understood", () => {
    expect(checked({}, { scheme: "ed25519" })).toBe("MalformedAuth");
    expect(checked({ [HEADER.crypto]: "1" }, { scheme: "sr25519" })).toBe("accepted");
    expect(parseAuthHeaders({ ...headers, [HEADER.crypto]: "0" }).scheme).toBe("ed25519");
  });

  test("no header value makes it throw anything but its own errors", () => {
    const value = fc.option(fc.string({ maxLength: 200 }), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(HEADER)), value, (name, text) => {
        expect(["accepted", "MalformedAuth", "WrongReceiver", "StaleRequest", "FutureRequest"]).toContain(
          checked({ [name]: text }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test("signatures are lower-case hexadecimal; ecdsa cannot be a hotkey", () => {
  expect(signRequest(alice, request)[HEADER.signature]).toMatch(/^0x[0-9a-f]{128}$/);
  expect(bytesToHex(parseAuthHeaders(signRequest(alice, request)).signature)).toHaveLength(130);
  expect(codeOf(() => signRequest(keyFromUri("//Alice", "ecdsa"), request))).toBe("MalformedAuth");
});
