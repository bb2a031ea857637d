import { keyFromUri, sha2_256, verifySignature } from "@waystone/crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf } from "../test/code-of.ts";
import type { RawHeaders } from "../wire.ts";
import type { AdapterRules, ReceivedRequest, VerifiedCaller } from "./adapter.ts";
import { createChutesVerifier, signChutes } from "./chutes.ts";
import { createEpistulaVerifier, signEpistula } from "./epistula.ts";
import { createFiberVerifier, signFiber } from "./fiber.ts";

const [alice, bob, eve] = [keyFromUri("//Alice"), keyFromUri("//Bob"), keyFromUri("//Eve")];
const utf8 = new TextEncoder();
const body = utf8.encode('{"prompt": "hello"}');
const HASH = "341c57448e531310fbbe83f44cea2a5e838bd9e8a6b82b269f01d0dbbc23c3cc";
const NOW = 1_752_076_800_000;
const ns = (ms: number) => BigInt(ms) * 1_000_000n;
const lower = (headers: Record<string, string>): RawHeaders =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const signed = (signature: string | undefined, message: string, key = alice) =>
  verifySignature(
    "sr25519",
    key.publicKey,
    utf8.encode(message),
    Buffer.from((signature ?? "").replace(/^0x/, ""), "hex"),
  );

type Scheme = {
  readonly name: string;
  readonly sign: (options: { key?: typeof alice; for?: string; at?: number }) => Record<string, string>;
  readonly verifier: (rules: Omit<AdapterRules, "receiver">) => (request: ReceivedRequest) => VerifiedCaller;
  /** Milliseconds back and ahead. */
  readonly window: readonly [back: number, ahead: number];
  readonly binds: boolean;
};

const SCHEMES: readonly Scheme[] = [
  {
    name: "Epistula",
    sign: ({ key = alice, for: signedFor = bob.address, at = NOW }) =>
      signEpistula(key, { body, signedFor, timestampMs: at }),
    verifier: rules => createEpistulaVerifier({ receiver: bob.address, ...rules }),
    window: [8000, 2000],
    binds: true,
  },
  {
    name: "Fiber",
    sign: ({ key = alice, for: minerHotkey = bob.address, at = NOW }) =>
      signFiber(key, { body, minerHotkey, nonce: `${ns(at)}_x1` }),
    verifier: rules => createFiberVerifier({ receiver: bob.address, ...rules }),
    window: [30_000, 30_000],
    binds: true,
  },
  {
    name: "Chutes",
    sign: ({ key = alice, at = NOW }) => signChutes(key, { body, nonce: at / 1000 }),
    verifier: rules => createChutesVerifier(rules),
    window: [601_000, 600_000],
    binds: false,
  },
];

describe("what is signed", () => {
  test("Epistula, with its interval signatures", () => {
    const headers = signEpistula(alice, { body, signedFor: bob.address, timestampMs: NOW + 1, uuid: "u-1" });
    expect(headers).toMatchObject({
      "Epistula-Version": "2",
      "Epistula-Timestamp": String(NOW + 1),
      "Epistula-Uuid": "u-1",
      "Epistula-Signed-By": alice.address,
      "Epistula-Signed-For": bob.address,
    });
    expect(headers["Epistula-Request-Signature"]).toMatch(/^0x[0-9a-f]{128}$/);
    expect(signed(headers["Epistula-Request-Signature"], `${HASH}.u-1.${NOW + 1}.${bob.address}`)).toBe(true);
    for (const [i, at] of ["1752076809999.0", "1752076810000.0", "1752076810001.0"].entries())
      expect(signed(headers[`Epistula-Secret-Signature-${i}`], `${at}.${bob.address}`)).toBe(true);
    const unbound = signEpistula(alice, { body, timestampMs: NOW, uuid: "u-2" });
    expect(Object.keys(unbound)).toHaveLength(5);
    expect(signed(unbound["Epistula-Request-Signature"], `${HASH}.u-2.${NOW}.`)).toBe(true);
    expect(signEpistula(alice, { body })["Epistula-Uuid"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("Fiber", () => {
    const headers = signFiber(alice, { body, minerHotkey: bob.address, nonce: "17_x" });
    expect(headers).toMatchObject({ "validator-hotkey": alice.address, "miner-hotkey": bob.address, nonce: "17_x" });
    expect(headers["signature"]).toMatch(/^0x[0-9a-f]{128}$/);
    expect(signed(headers["signature"], `17_x:${bob.address}:${HASH}`)).toBe(true);
    expect(signFiber(alice, { body, minerHotkey: bob.address })["nonce"]).toMatch(/^\d{19}_[0-9a-f]{10}$/);
  });

  test("Chutes, with a body or a purpose", () => {
    const headers = signChutes(alice, { body, nonce: 17 });
    expect(Object.keys(headers)).toEqual(["X-Chutes-Hotkey", "X-Chutes-Nonce", "X-Chutes-Signature"]);
    expect(headers["X-Chutes-Signature"]).toMatch(/^[0-9a-f]{128}$/);
    expect(signed(headers["X-Chutes-Signature"], `${alice.address}:17:${HASH}`)).toBe(true);
    const purpose = signChutes(alice, { purpose: "sockets", nonce: 17 });
    expect(purpose["X-Chutes-Purpose"]).toBe("sockets");
    expect(signed(purpose["X-Chutes-Signature"], `${alice.address}:17:sockets`)).toBe(true);
    expect(codeOf(() => signChutes(alice, {}))).toBe("MalformedAuth");
    const verify = createChutesVerifier({ clock: () => ns(17_000), purpose: "sockets" });
    const nothing = new Uint8Array();
    expect(verify({ headers: lower(purpose), body: nothing }).hotkey).toBe(alice.address);
    expect(
      codeOf(() => verify({ headers: lower(signChutes(alice, { purpose: "other", nonce: 17 })), body: nothing })),
    ).toBe("BadSignature");
    expect(
      codeOf(() => createChutesVerifier({ clock: () => ns(17_000) })({ headers: lower(purpose), body: nothing })),
    ).toBe("MalformedAuth");
    expect(Buffer.from(sha2_256(body)).toString("hex")).toBe(HASH);
  });
});

describe.each(SCHEMES)("$name", ({ sign, verifier, window, binds }) => {
  const [back, ahead] = window;
  let now = NOW;
  const fresh = (at = NOW) => {
    // It began long before: what it refuses, it refuses for what it is.
    now = NOW - 3_600_000;
    const verify = verifier({ clock: () => ns(now) });
    now = at;
    return (headers: RawHeaders, sent = body) => codeOf(() => verify({ headers, body: sent }));
  };

  test("what is signed is accepted, once, and nothing else is", () => {
    const verify = fresh();
    const headers = lower(sign({}));
    expect(verify(headers)).toBe("accepted");
    expect(verify(headers)).toBe("ReplayedRequest");
    expect(verify(lower(sign({ key: eve })))).toBe("accepted");
    expect(verify(headers, utf8.encode('{"prompt": "hallo"}'))).toBe("BadSignature");
    if (binds) expect(verify(lower(sign({ for: eve.address })))).toBe("WrongReceiver");
    const verdict = verifier({ clock: () => ns(NOW) })({ headers, body });
    expect(verdict).toEqual({ hotkey: alice.address, signedAt: ns(NOW) });
  });

  test("its window, back and ahead", () => {
    const headers = lower(sign({}));
    expect(fresh(NOW + back)(headers)).toBe("accepted");
    expect(fresh(NOW + back + 10)(headers)).toBe("StaleRequest");
    expect(fresh(NOW - ahead)(headers)).toBe("accepted");
    expect(fresh(NOW - ahead - 10)(headers)).toBe("FutureRequest");
  });

  test("a verifier that has just begun takes no request from before, which it could have seen", () => {
    const verify = verifier({ clock: () => ns(NOW) });
    expect(codeOf(() => verify({ headers: lower(sign({ at: NOW - 2000 })), body }))).toBe("StaleRequest");
  });

  test("missing, doubled and spoilt headers are refused by its own errors alone", () => {
    const verify = fresh();
    const headers = lower(sign({}));
    for (const name of Object.keys(headers).filter(one => !/secret|signed-for/.test(one))) {
      expect(verify({ ...headers, [name]: undefined }), name).toBe("UnsignedRequest");
      expect(verify({ ...headers, [name]: [String(headers[name]), "x"] }), name).toBe("MalformedAuth");
    }
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(headers)), fc.string({ unit: "grapheme" }), (name, value) => {
        expect([
          "accepted",
          "MalformedAuth",
          "BadSignature",
          "StaleRequest",
          "FutureRequest",
          "WrongReceiver",
          "ReplayedRequest",
        ]).toContain(verify({ ...headers, [name]: value }));
      }),
      { numRuns: 300 },
    );
  });

  test("its memory is bounded: where it is full it refuses", () => {
    const verify = verifier({ clock: () => ns(NOW), noncesPerHotkey: 2 });
    const say = (key: typeof alice, at: number) => codeOf(() => verify({ headers: lower(sign({ key, at })), body }));
    expect([say(alice, NOW), say(alice, NOW + 1000), say(alice, NOW + 2000)]).toEqual([
      "accepted",
      "accepted",
      "TooBusy",
    ]);
    expect(say(eve, NOW)).toBe("accepted");
  });
});

test("Epistula: a request for nobody only where it is allowed", () => {
  const headers = lower(signEpistula(alice, { body, timestampMs: NOW }));
  const verify = (more: object) => {
    const check = createEpistulaVerifier({ receiver: bob.address, clock: () => ns(NOW), ...more });
    return codeOf(() => check({ headers, body }));
  };
  expect([verify({}), verify({ allowUnboundRequests: true })]).toEqual(["WrongReceiver", "accepted"]);
});
