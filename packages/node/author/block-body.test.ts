import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";
import { keyFromUri, twox128 } from "@waystone/crypto";
import { Origin, type RuntimeCall, RuntimeContext } from "@waystone/frame";
import { MevShield } from "@waystone/pallet-mev-shield";
import { Account } from "@waystone/pallet-system";
import { type Era, mortalEra } from "@waystone/primitives";
import { buildGenesis, composeRuntime, devAccount, presetByName } from "@waystone/runtime";
import { MemoryBackend } from "@waystone/state";
import { expect, test } from "vitest";
import { Chain, transactionHash } from "../chain/chain.ts";
import { Verdicts } from "../chain/verdicts.ts";
import { validateOnHead } from "../node-backend.ts";
import { signCall } from "../test/sign.ts";
import { ShieldKeys } from "./shield.ts";

const START = 1_700_000_000_000;
const alice = keyFromUri("//Alice");
const BOB = devAccount("//Bob");

/** A chain whose author opens what is encrypted for it, some blocks old. */
function open(blocks: number, shield = new ShieldKeys(12_000)) {
  const runtime = composeRuntime({ blockTimeMs: 250n, verifier: new Verdicts().verify });
  const chain = new Chain({
    runtime,
    backend: new MemoryBackend(),
    genesis: buildGenesis(runtime, presetByName("local"), 250n),
    identity: { preset: "local", blockTimeMs: "250", specVersion: 426 },
    blockTimeMs: 250n,
    history: "archive",
    checkInvariants: true,
    shield,
  });
  const ctx = new RuntimeContext(runtime, chain.headStore, Origin.root, {
    phase: { type: "Initialization", value: undefined },
  });
  const block = (choices: readonly Uint8Array[] = [], maxBytes?: number) => {
    const time = START + chain.head.header.number * 250;
    const candidate = chain.build(
      time,
      choices.map(bytes => ({ hash: transactionHash(bytes), bytes })),
      maxBytes,
    );
    chain.commit();
    return candidate;
  };
  for (let i = 0; i < blocks; i++) block();
  return {
    runtime,
    chain,
    block,
    shield,
    /** Begins with the last block whose hash the state knows. */
    era: (): Era => mortalEra(8, chain.head.header.number - 1),
    nextKey: () => MevShield.storage.NextKey.get(chain.headStore) ?? new Uint8Array(),
    free: (who: typeof BOB) => Account.get(chain.headStore, who).data.free,
    sign: (nonce: number, call: RuntimeCall, era: Era) => signCall(runtime, ctx, alice, nonce, call, era),
  };
}

type Bench = ReturnType<typeof open>;

/** Encrypts as clients do, with another library than the one that opens. */
function sealed(publicKey: Uint8Array, inner: Uint8Array): Uint8Array {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey);
  const nonce = new Uint8Array(24).fill(3);
  const length = [cipherText.length & 255, cipherText.length >> 8];
  const body = xchacha20poly1305(sharedSecret, nonce).encrypt(inner);
  return Uint8Array.of(...twox128(publicKey), ...length, ...cipherText, ...nonce, ...body);
}

const submit = (ciphertext: Uint8Array) => ({ pallet: "MevShield", call: "submit_encrypted", args: { ciphertext } });
const transfer = (value: bigint) => ({
  pallet: "Balances",
  call: "transfer_allow_death",
  args: { dest: { type: "Id", value: BOB }, value },
});

/** A wrapper with nonce 0 around a transfer with nonce 1. */
function wrapped(b: Bench, value: bigint, key = b.nextKey()) {
  const inner = b.sign(1, transfer(value), b.era());
  return { inner, wrapper: b.sign(0, submit(sealed(key, inner)), b.era()) };
}

test("the inner transaction stands right behind its wrapper, and is made in the same block", () => {
  const b = open(2);
  const { inner, wrapper } = wrapped(b, 5_000n);
  const before = b.free(BOB);
  expect(validateOnHead(b.chain, wrapper)).toMatchObject({ ok: true });
  const { block, inherents, rejected } = b.block([wrapper]);
  expect([inherents, rejected]).toEqual([2, []]);
  expect(block.extrinsics.slice(2)).toEqual([wrapper, inner]);
  expect(b.free(BOB) - before).toBe(5_000n);
});

test.each([1, 2, 3, 4, 5, 6])("a wrapper opens %i blocks after its key was read, while its era lasts", late => {
  const b = open(3);
  const { inner, wrapper } = wrapped(b, 5_000n);
  for (let i = 1; i < late; i++) b.block();
  expect(b.block([wrapper]).block.extrinsics.slice(2)).toEqual([wrapper, inner]);
});

test("what is encrypted for another author waits: it is neither taken nor thrown away", () => {
  const b = open(2);
  const foreign = new ShieldKeys(12_000).announced(1);
  const { wrapper } = wrapped(b, 5_000n, foreign);
  expect(validateOnHead(b.chain, wrapper)).toMatchObject({ ok: true });
  const { block, rejected } = b.block([wrapper]);
  expect([block.extrinsics.length, rejected]).toEqual([2, []]);
});

test("what cannot be opened, or holds no transaction, is taken and nothing follows", () => {
  const b = open(2);
  const key = b.nextKey();
  const tampered = sealed(key, b.sign(1, transfer(1n), b.era()));
  tampered[tampered.length - 1] = (tampered[tampered.length - 1] ?? 0) ^ 1;
  const short = Uint8Array.of(...twox128(key), 0, 0, ...new Uint8Array(24));
  const garbage = sealed(key, new Uint8Array(64).fill(201));
  const empty = sealed(key, new Uint8Array());
  const wrappers = [tampered, short, garbage, empty].map((bytes, nonce) => b.sign(nonce, submit(bytes), b.era()));
  expect(b.block(wrappers).block.extrinsics.slice(2)).toEqual(wrappers);
});

test("no inherent comes out of a wrapper, and what is not valid does not either", () => {
  const b = open(2);
  const bare = b.block().block.extrinsics;
  const inners = [...bare, b.sign(9, transfer(1n), b.era())];
  const wrappers = inners.map((inner, nonce) => b.sign(nonce, submit(sealed(b.nextKey(), inner)), b.era()));
  expect(b.block(wrappers).block.extrinsics.slice(2)).toEqual(wrappers);
});

test("what was opened and does not fit comes first in the next block", () => {
  const b = open(2);
  const { inner, wrapper } = wrapped(b, 5_000n);
  const empty = b.block().block.extrinsics.reduce((sum, { length }) => sum + length, 0);
  const first = b.block([wrapper], empty + wrapper.length + inner.length - 1);
  expect(first.block.extrinsics.slice(2)).toEqual([wrapper]);
  const later = b.sign(2, transfer(1n), b.era());
  expect(b.block([later]).block.extrinsics.slice(2)).toEqual([inner, later]);
});

test("a wrapper has a short era and can be taken apart, or does not enter the pool", () => {
  const b = open(2);
  const call = submit(sealed(b.nextKey(), b.sign(1, transfer(1n), b.era())));
  const answer = (value: RuntimeCall, era: Era) => validateOnHead(b.chain, b.sign(0, value, era));
  const now = b.chain.head.header.number - 1;
  expect(answer(call, mortalEra(8, now))).toMatchObject({ ok: true });
  expect(answer(call, mortalEra(4, now))).toMatchObject({ ok: true });
  for (const era of [{ type: "Immortal" } as const, mortalEra(16, now)])
    expect(answer(call, era)).toMatchObject({ ok: false, code: 1010, data: "Transaction is outdated" });
  expect(answer(submit(Uint8Array.of(0)), mortalEra(8, now))).toMatchObject({ ok: false, data: "Custom error: 23" });
});

const parts = { encapsulated: new Uint8Array(), nonce: new Uint8Array(), sealed: new Uint8Array() };

test("keys are fresh in each block, the same when a block is built again, and forgotten after a while", () => {
  const shield = new ShieldKeys(12_000);
  const first = shield.announced(1);
  expect(shield.announced(1)).toBe(first);
  expect(shield.announced(2)).not.toEqual(first);
  const shielded = { keyHash: twox128(first), ...parts };
  expect(shield.holds(shielded)).toBe(true);
  for (let block = 3; block <= 25; block++) shield.announced(block);
  expect(shield.holds(shielded)).toBe(true);
  shield.announced(26);
  expect(shield.holds(shielded)).toBe(false);
});

test("blocks of a fast chain share a key for three seconds, and it is kept for as many blocks", () => {
  const shield = new ShieldKeys(250);
  const first = shield.announced(12);
  for (let block = 13; block < 24; block++) expect(shield.announced(block)).toBe(first);
  expect(shield.announced(24)).not.toEqual(first);
  for (let block = 25; block <= 23 + 24; block++) shield.announced(block);
  expect(shield.holds({ keyHash: twox128(first), ...parts })).toBe(true);
  shield.announced(48);
  expect(shield.holds({ keyHash: twox128(first), ...parts })).toBe(false);
});
