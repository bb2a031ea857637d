import { base58 } from "@scure/base";
import { concatBytes, utf8Bytes } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { blake2_512 } from "../hash/blake2-noble.ts";

/** Substrate's generic network prefix, which Bittensor uses. */
export const SS58_PREFIX = 42;

const PREIMAGE = utf8Bytes("SS58PRE");
// 35 or 36 bytes of base 58 are at most 50 characters; longer texts are refused before the quadratic decoding.
const LONGEST = 64;

function prefixBytes(prefix: number): Uint8Array {
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 16383 || prefix === 46 || prefix === 47) {
    throw new CryptoError("bad-prefix", `SS58 prefix ${prefix} does not exist: use 0–16383, but not 46 and 47.`);
  }
  if (prefix < 64) return Uint8Array.of(prefix);
  return Uint8Array.of(((prefix & 0xfc) >> 2) | 0x40, (prefix >> 8) | ((prefix & 3) << 6));
}

function checksum(payload: Uint8Array): Uint8Array {
  return blake2_512(concatBytes(PREIMAGE, payload)).subarray(0, 2);
}

/**
 * Address of an account id (32 bytes) or a compressed ecdsa key (33 bytes).
 * @throws CryptoError `bad-length`, `bad-prefix`
 */
export function ss58Encode(account: Uint8Array, prefix: number = SS58_PREFIX): string {
  if (account.length !== 32 && account.length !== 33) {
    throw new CryptoError("bad-length", `An address is made of 32 or 33 bytes, got ${account.length}.`);
  }
  const payload = concatBytes(prefixBytes(prefix), account);
  return base58.encode(concatBytes(payload, checksum(payload)));
}

/** Account bytes and network prefix of an address, whatever its network. @throws CryptoError `bad-address`, `bad-checksum`, `bad-prefix` */
export function ss58Parse(address: string): { readonly account: Uint8Array; readonly prefix: number } {
  const bad = (why: string) =>
    // What is longer than an address may be a secret in the wrong place: it is not repeated.
    new CryptoError(
      "bad-address",
      `${address.length > 50 ? `what has ${address.length} characters` : `"${address}"`} is not an SS58 address: ${why}.`,
    );
  if (address.length === 0 || address.length > LONGEST)
    throw bad(`it has ${address.length} characters, expected 46–50`);
  let bytes: Uint8Array;
  try {
    bytes = base58.decode(address);
  } catch {
    throw bad("it has a character outside the base-58 alphabet (0, O, I and l are never used)");
  }
  const [first = 0, second = 0] = bytes;
  if (first > 127) throw bad(`its first byte ${first} is reserved`);
  const wide = first >= 64;
  const prefix = wide ? ((first << 2) & 0xff) | (second >> 6) | ((second & 0x3f) << 8) : first;
  const payload = bytes.subarray(0, -2);
  const account = payload.slice(wide ? 2 : 1);
  if (account.length !== 32 && account.length !== 33) throw bad(`it holds ${account.length} bytes, expected 32 or 33`);
  const expected = checksum(payload);
  if (expected[0] !== bytes.at(-2) || expected[1] !== bytes.at(-1)) {
    throw new CryptoError("bad-checksum", `The checksum of "${address}" is wrong: check it for a typing mistake.`);
  }
  if (wide && prefix < 64) throw bad(`its prefix ${prefix} is written in two bytes, one suffices`);
  prefixBytes(prefix);
  return { account, prefix };
}

/**
 * Account bytes of an address of one network (by default prefix 42).
 * @throws CryptoError `bad-address`, `bad-checksum`, `wrong-prefix`
 */
export function ss58Decode(address: string, prefix: number = SS58_PREFIX): Uint8Array {
  const parsed = ss58Parse(address);
  if (parsed.prefix !== prefix) {
    throw new CryptoError(
      "wrong-prefix",
      `"${address}" has network prefix ${parsed.prefix}, expected ${prefix}: the same key here is ${ss58Encode(parsed.account, prefix)}.`,
    );
  }
  return parsed.account;
}

/** Whether a text is a valid address of the network. */
export function isSs58(address: string, prefix: number = SS58_PREFIX): boolean {
  try {
    return ss58Decode(address, prefix).length > 0;
  } catch {
    return false;
  }
}
