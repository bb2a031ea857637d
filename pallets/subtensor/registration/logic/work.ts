import { keccak256, sha2_256 } from "@waystone/crypto";
import { concatBytes } from "@waystone/frame";
import type { AccountId, Hash, NetUid } from "@waystone/primitives";
import { fromHex } from "@waystone/scale";

const RANGE = 1n << 256n;
const DOMAIN = new TextEncoder().encode("subtensor-pow-register-v1");

function littleEndian(value: bigint, bytes: 2 | 8): Uint8Array {
  const out = new Uint8Array(bytes);
  const view = new DataView(out.buffer);
  if (bytes === 2) view.setUint16(0, Number(value), true);
  else view.setBigUint64(0, value, true);
  return out;
}

/** A hash as an integer, its first byte the lowest. */
function toInteger(hash: Uint8Array): bigint {
  let value = 0n;
  for (let i = hash.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(hash[i] ?? 0);
  return value;
}

/** Byte strings in a row. */
function join(...parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(parts);
}

/** Seal of a proof of work for `register`: 32 bytes that follow from a block, a hotkey and a nonce. */
export function workSeal(blockHash: Hash, hotkey: AccountId, nonce: bigint): Uint8Array {
  const who = keccak256(join(fromHex(blockHash), fromHex(hotkey)));
  return keccak256(sha2_256(join(littleEndian(nonce, 8), who)));
}

/** What a seal for `pow_register` is bound to. */
export interface WorkSubject {
  readonly netuid: NetUid;
  readonly blockHash: Hash;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
}

/** Seal of a proof of work for `pow_register`, bound to the subnet and the coldkey too (`sdk11.md` 2). */
export function boundWorkSeal({ netuid, blockHash, hotkey, coldkey }: WorkSubject, nonce: bigint): Uint8Array {
  const parts = [DOMAIN, littleEndian(BigInt(netuid), 2), fromHex(blockHash), fromHex(hotkey), fromHex(coldkey)];
  return keccak256(sha2_256(join(...parts, littleEndian(nonce, 8))));
}

/** Whether a seal, as an integer, times the difficulty stays below 2^256: one in `difficulty` does. */
export function meetsDifficulty(seal: Uint8Array, difficulty: bigint): boolean {
  return toInteger(seal) * difficulty < RANGE;
}
