import { blake2_256 } from "@waystone/crypto";
import { fromHex, type Hex, ScaleError, toHex, Writer } from "@waystone/scale";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { U64F64 } from "../fixed/types.ts";
import { MultiAddress } from "./address.ts";
import { Perquintill, SafeFloat } from "./amounts.ts";
import { DispatchError } from "./dispatch-error.ts";
import { eraBirth, eraDeath, mortalEra } from "./era.ts";
import { extrinsicHash, joinExtrinsic, type RawExtrinsic, signingPayload, splitExtrinsic } from "./extrinsic.ts";
import { i32f32, u64f64 } from "./fixed.ts";
import { Header, headerHash } from "./header.ts";
import { AccountId, mechanismOf, NetUid, storageIndexOf, ZERO_ACCOUNT, ZERO_HASH } from "./ids.ts";
import { ApplyExtrinsicResult } from "./validity.ts";
import { RuntimeVersion } from "./version.ts";
import { DispatchEventInfo, DispatchInfo, Weight } from "./weight.ts";

const alice = AccountId.from("0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
const hex = (bytes: Uint8Array): Hex => toHex(bytes);

describe("types of metadata", () => {
  test.each([
    [AccountId, "sp_core::crypto::AccountId32"],
    [MultiAddress, "sp_runtime::multiaddress::MultiAddress"],
    [Weight, "sp_weights::weight_v2::Weight"],
    [DispatchError, "sp_runtime::DispatchError"],
    [DispatchInfo, "frame_support::dispatch::DispatchInfo"],
    [RuntimeVersion, "sp_version::RuntimeVersion"],
    [u64f64, "substrate_fixed::FixedU128"],
    [i32f32, "substrate_fixed::FixedI64"],
    [SafeFloat, "share_pool::SafeFloat"],
    [Perquintill, "sp_arithmetic::per_things::Perquintill"],
  ])("$type.name", (codec, path) => expect(codec.type.path).toBe(path));

  test("MultiAddress names its parameter, a fixed-point number its fraction bits", () => {
    expect(MultiAddress.type.params.map(p => p.name)).toEqual(["AccountId", "AccountIndex"]);
    expect(u64f64.type.params.map(p => p.name)).toEqual(["Frac"]);
    expect(u64f64.type.def).toMatchObject({ kind: "composite", fields: [{ name: "bits", typeName: "u128" }] });
  });
});

describe("ids", () => {
  test("a netuid is two bytes, low first", () => expect(hex(NetUid.encode(258))).toBe("0x0201"));
  test("storage indices", () => {
    expect(storageIndexOf(7, 0)).toBe(7);
    expect(storageIndexOf(7, 2)).toBe(8199);
    expect(storageIndexOf(7, 255)).toBe(65_535);
    expect(mechanismOf(8199)).toEqual([7, 2]);
  });
});

describe("values", () => {
  test("a fixed-point number is its raw bits", () => {
    expect(hex(u64f64.encode(U64F64.ONE))).toBe("0x00000000000000000100000000000000");
    expect(u64f64.decode(u64f64.encode(U64F64.MAX))).toBe(U64F64.MAX);
  });
  test("a pool's error", () => {
    const error = { type: "Module", value: { index: 7, error: Uint8Array.of(3, 0, 0, 0) } } as const;
    expect(hex(DispatchError.encode(error))).toBe("0x030703000000");
    expect(hex(ApplyExtrinsicResult.encode({ type: "Ok", value: { type: "Err", value: error } }))).toBe(
      "0x0001030703000000",
    );
    expect(
      hex(ApplyExtrinsicResult.encode({ type: "Err", value: { type: "Invalid", value: { type: "Payment" } } })),
    ).toBe("0x010001");
  });
  test("what an event says of a dispatch", () => {
    const info = {
      weight: { ref_time: 4n, proof_size: 0n },
      class: "Normal",
      pays_fee: "Yes",
    } as const;
    expect(hex(DispatchEventInfo.encode(info))).toBe("0x10000000");
  });
  test("a header", () => {
    const header = {
      parentHash: ZERO_HASH,
      number: 64,
      stateRoot: ZERO_HASH,
      extrinsicsRoot: ZERO_HASH,
      digest: {
        logs: [{ type: "PreRuntime", value: [new TextEncoder().encode("aura"), Uint8Array.of(1, 2)] }],
      },
    } as const;
    const zero = "00".repeat(32);
    const expected = `0x${zero}0101${zero}${zero}04066175726108${"0102"}`;
    expect(hex(Header.encode(header))).toBe(expected);
    expect(Header.decode(fromHex(expected))).toEqual(header);
    expect(headerHash(header)).toBe(hex(blake2_256(fromHex(expected))));
  });
});

describe("eras", () => {
  test("hold the block that they begin at", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70_000 }), fc.integer({ min: 0, max: 2 ** 31 }), (period, current) => {
        const era = mortalEra(period, current);
        const birth = eraBirth(era, current);
        expect(birth <= current && current < eraDeath(era, current)).toBe(true);
        expect(eraBirth(era, birth)).toBe(birth);
      }),
    );
  });
  test("are rounded up to a power of two", () => {
    expect(mortalEra(3, 42)).toEqual({ type: "Mortal", period: 4, phase: 2 });
    expect(mortalEra(64, 42)).toEqual({ type: "Mortal", period: 64, phase: 42 });
    expect(mortalEra(1_000_000, 20)).toEqual({ type: "Mortal", period: 65_536, phase: 16 });
  });
  test("an immortal one has no end", () => {
    expect(eraBirth({ type: "Immortal" }, 5)).toBe(0);
    expect(eraDeath({ type: "Immortal" }, 5)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("extrinsics", () => {
  const signed: RawExtrinsic = {
    signer: {
      address: { type: "Id", value: alice },
      signature: { type: "Sr25519", value: new Uint8Array(64).fill(1) },
    },
    rest: Uint8Array.of(0, 4, 0, 7, 1),
  };

  test("signed: 0x84, address, signature, the rest", () => {
    const bytes = joinExtrinsic(signed);
    expect(hex(bytes)).toBe(`0xa10184${"00"}${alice.slice(2)}01${"01".repeat(64)}0004000701`);
    expect(splitExtrinsic(bytes)).toEqual(signed);
    expect(extrinsicHash(bytes)).toBe(hex(blake2_256(bytes)));
  });
  test("bare: 0x04, call", () => {
    const bytes = joinExtrinsic({ signer: undefined, rest: Uint8Array.of(2, 0) });
    expect(hex(bytes)).toBe("0x0c040200");
    expect(splitExtrinsic(bytes)).toEqual({ signer: undefined, rest: Uint8Array.of(2, 0) });
  });

  test.each([
    ["nothing", "0x"],
    ["a length that is too short", "0x08040200"],
    ["a length that is too long", "0x10040200"],
    ["a length in another than its shortest form", "0x0d00040200"],
    ["version 5", "0x0c050200"],
    ["version 5, signed", "0x0c850200"],
    ["a signed one without signature", "0x0c840000"],
    ["another kind of address", "0x0c840900"],
  ])("refused: %s", (_, text) => expect(() => splitExtrinsic(fromHex(text))).toThrow(ScaleError));

  test("no bytes throw anything else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), body => {
        const w = new Writer();
        w.compact(body.length);
        w.raw(body);
        try {
          const bytes = w.finish();
          expect(joinExtrinsic(splitExtrinsic(bytes))).toEqual(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ScaleError);
        }
      }),
    );
  });

  test("payloads above 256 bytes are signed by their hash", () => {
    const none = new Uint8Array(0);
    expect(signingPayload(new Uint8Array(200), new Uint8Array(56), none)).toHaveLength(256);
    expect(signingPayload(new Uint8Array(200), new Uint8Array(56), Uint8Array.of(0))).toEqual(
      blake2_256(new Uint8Array(257)),
    );
  });
});

test("the zero account is an account", () => expect(AccountId.check(ZERO_ACCOUNT)).toBe(ZERO_ACCOUNT));
