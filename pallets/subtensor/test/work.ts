import { BlockHash } from "@waystone/pallet-system";
import type { Hash } from "@waystone/primitives";
import { meetsDifficulty } from "../registration/logic/work.ts";
import { Difficulty } from "../subnets/hyperparameters.ts";
import { type CallsBench, subnetBench } from "./calls.ts";

/** Hash of block 19 in {@link workBench}. */
export const BLOCK_HASH: Hash = `0x${"ab".repeat(32)}` as Hash;

/** A bench at block 20 with subnet 2, on which work takes some ten hashes. */
export function workBench(): CallsBench {
  const b = subnetBench();
  BlockHash.set(b.store, [19], BLOCK_HASH);
  BlockHash.set(b.store, [10], BLOCK_HASH);
  Difficulty.set(b.store, [2], 10n);
  b.goTo(20);
  return b;
}

/** The first nonce whose seal meets a difficulty of 10, or does not. */
export function mine(seal: (nonce: bigint) => Uint8Array, good = true): { nonce: bigint; work: Uint8Array } {
  for (let nonce = 0n; ; nonce++) {
    const work = seal(nonce);
    if (meetsDifficulty(work, 10n) === good) return { nonce, work };
  }
}
