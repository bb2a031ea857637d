import type { CallInfo, Context, Weight } from "@waystone/frame";
import type { Rao } from "@waystone/primitives";
import { FeeConfigPort } from "../config.ts";

const BILLION = 1_000_000_000n;

/** What work costs, in rao: a ratio of billionths, rounded to the nearest and halves down (`runtime.md` 10.2). */
export function weightFee(ctx: Context, work: Weight): Rao {
  const { raoPerBillion, maxBlock } = ctx.use(FeeConfigPort);
  const refTime = work.refTime < maxBlock.refTime ? work.refTime : maxBlock.refTime;
  const product = refTime * raoPerBillion;
  return product / BILLION + (product % BILLION > BILLION / 2n ? 1n : 0n);
}

/** What bytes cost, in rao. */
export function lengthFee(ctx: Context, length: number): Rao {
  return BigInt(length) * ctx.use(FeeConfigPort).raoPerByte;
}

/** Parts of a fee, in rao; all nothing for a call that does not pay. */
export interface InclusionFee {
  readonly base: Rao;
  readonly length: Rao;
  readonly weight: Rao;
}

/** What it costs to be in a block, without tip; `undefined` for a call that does not pay. */
export function inclusionFee(
  ctx: Context,
  info: Pick<CallInfo, "weight" | "pays">,
  length: number,
): InclusionFee | undefined {
  if (info.pays === "No") return undefined;
  return {
    base: weightFee(ctx, ctx.use(FeeConfigPort).baseExtrinsic),
    length: lengthFee(ctx, length),
    weight: weightFee(ctx, info.weight),
  };
}

/** The whole fee with tip, in rao. */
export function totalFee(ctx: Context, info: Pick<CallInfo, "weight" | "pays">, length: number, tip: Rao): Rao {
  const fee = inclusionFee(ctx, info, length);
  return fee === undefined ? tip : fee.base + fee.length + fee.weight + tip;
}
