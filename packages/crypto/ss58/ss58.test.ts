import { decodeAddress, encodeAddress } from "@polkadot/util-crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesToHex, hexToBytes } from "../bytes.ts";
import { isSs58, ss58Decode, ss58Encode, ss58Parse } from "./ss58.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const ALICE_KEY = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const code = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
  return "no error";
};
const prefix = fc.integer({ min: 0, max: 16383 }).filter(value => value !== 46 && value !== 47);

test("Alice has her address, and on Polkadot another", () => {
  expect(ss58Encode(hexToBytes(ALICE_KEY))).toBe(ALICE);
  expect(bytesToHex(ss58Decode(ALICE))).toBe(ALICE_KEY);
  expect(ss58Encode(hexToBytes(ALICE_KEY), 0)).toBe("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5");
});

test("every prefix and account equals polkadot.js, both ways", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 33 }), prefix, (account, network) => {
      const address = ss58Encode(account, network);
      expect(address).toBe(encodeAddress(account, network));
      expect(ss58Parse(address)).toEqual({ account, prefix: network });
      expect(decodeAddress(address, false, network)).toEqual(account);
    }),
    { numRuns: 200 },
  );
});

test("a changed character is noticed", () => {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  fc.assert(
    fc.property(fc.nat(ALICE.length - 1), fc.constantFrom(...alphabet), (at, character) => {
      fc.pre(ALICE[at] !== character);
      expect(isSs58(ALICE.slice(0, at) + character + ALICE.slice(at + 1))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("what is wrong is named", () => {
  expect(code(() => ss58Decode("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ"))).toBe("bad-checksum");
  expect(code(() => ss58Decode("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"))).toBe("wrong-prefix");
  expect(code(() => ss58Decode("0OIl"))).toBe("bad-address");
  expect(code(() => ss58Decode(""))).toBe("bad-address");
  expect(code(() => ss58Decode("1".repeat(100_000)))).toBe("bad-address");
  expect(code(() => ss58Decode("F7Hs"))).toBe("bad-address");
  expect(code(() => ss58Encode(new Uint8Array(32), 46))).toBe("bad-prefix");
  expect(code(() => ss58Encode(new Uint8Array(32), 16384))).toBe("bad-prefix");
  expect(code(() => ss58Encode(new Uint8Array(31)))).toBe("bad-length");
});

test("no text makes it throw anything but its own errors", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), text => {
      expect(["no error", "bad-address", "bad-checksum", "wrong-prefix", "bad-prefix"]).toContain(
        code(() => ss58Decode(text)),
      );
    }),
  );
});
