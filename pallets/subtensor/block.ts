import { type Context, SystemPortKey } from "@waystone/frame";

/** Number of the block at hand, as the pallet counts: a u64. */
export function currentBlock(ctx: Context): bigint {
  return BigInt(ctx.use(SystemPortKey).blockNumber(ctx));
}
