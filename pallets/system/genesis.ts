import type { Context } from "@waystone/frame";
import type { Hash } from "@waystone/primitives";
import { BlockHash, UpgradedToTripleRefCount, UpgradedToU32RefCount } from "./storage.ts";

/** Writes what every chain has at block 0. The hash of the genesis block itself is noted by block 1. */
export function genesis(ctx: Context): void {
  UpgradedToU32RefCount.set(ctx.store, true);
  UpgradedToTripleRefCount.set(ctx.store, true);
}

/** Notes the genesis block's hash before block 1 exists, so that transactions can be checked on top of it. */
export function noteGenesisHash(ctx: Context, hash: Hash): void {
  BlockHash.set(ctx.store, [0], hash);
}
