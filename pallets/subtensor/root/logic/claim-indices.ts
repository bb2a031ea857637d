import type { Hash } from "@waystone/primitives";

const U64_MAX = (1n << 64n) - 1n;

/** Big-endian number in the eight bytes of a hash that begin at `at`. */
function word(hash: Hash, at: number): bigint {
  return BigInt(`0x${hash.slice(2 + 2 * at, 18 + 2 * at)}`);
}

/**
 * Indices below `among` for which the chain claims root dividends in a block, ascending, each once: at most `count`, walked from
 * the parent's hash, whose four words are the steps (`runtime.md` 5.7).
 */
export function claimIndices(hash: Hash, count: bigint, among: bigint): bigint[] {
  const chosen = new Set<bigint>();
  let at = word(hash, 0);
  for (let i = 0; i < Number(count); i += 1) {
    const next = at + word(hash, (8 * i) % 32);
    at = among === 0n ? 0n : (next > U64_MAX ? U64_MAX : next) % among;
    chosen.add(at);
  }
  return [...chosen].sort((a, b) => (a < b ? -1 : 1));
}
