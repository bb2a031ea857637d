import { type Context, type DispatchClass, TransactionInvalid, type Weight } from "@waystone/frame";
import { SystemConfigPort, type SystemLimits } from "../config.ts";
import { AllExtrinsicsLen, BlockWeight } from "../storage.ts";
import type { PerDispatchClassWeight } from "../types.ts";

const keyOf = { Normal: "normal", Operational: "operational", Mandatory: "mandatory" } as const;

function add(used: PerDispatchClassWeight, as: DispatchClass, more: Weight): PerDispatchClassWeight {
  const key = keyOf[as];
  const before = used[key];
  return {
    ...used,
    [key]: { ref_time: before.ref_time + more.refTime, proof_size: before.proof_size + more.proofSize },
  };
}

/** Work of all classes, in picoseconds. */
function total(used: PerDispatchClassWeight): bigint {
  return used.normal.ref_time + used.operational.ref_time + used.mandatory.ref_time;
}

/** Adds weight to the block without asking. */
export function registerWeight(ctx: Context, more: Weight, as: DispatchClass): void {
  BlockWeight.mutate(ctx.store, used => add(used, as, more));
}

/** Takes back what was declared and not used. */
export function refundWeight(ctx: Context, unspent: Weight, as: DispatchClass): void {
  if (unspent.refTime === 0n && unspent.proofSize === 0n) return;
  BlockWeight.mutate(ctx.store, used => add(used, as, { refTime: -unspent.refTime, proofSize: -unspent.proofSize }));
}

/** Most work that calls of a class may do in one block; `undefined` for no limit. */
function classLimit(limits: SystemLimits, as: DispatchClass): bigint | undefined {
  if (as === "Mandatory") return undefined;
  return as === "Normal" ? (limits.maxBlock.refTime * limits.normalPercent) / 100n : limits.maxBlock.refTime;
}

/** Longest sum of extrinsics of a class, in bytes. */
function lengthLimit(limits: SystemLimits, as: DispatchClass): number {
  return as === "Normal" ? Math.floor((limits.maxLength * Number(limits.normalPercent)) / 100) : limits.maxLength;
}

/** Whether one extrinsic could fit any block. @throws TransactionInvalid `ExhaustsResources` */
export function checkExtrinsic(ctx: Context, work: Weight, as: DispatchClass, length: number): void {
  const { limits } = ctx.use(SystemConfigPort);
  const limit = classLimit(limits, as);
  const most = limit === undefined ? undefined : limit - limits.baseBlock.refTime - limits.baseExtrinsic.refTime;
  if ((most !== undefined && work.refTime > most) || length > lengthLimit(limits, as))
    throw TransactionInvalid.invalid("ExhaustsResources");
}

/** Takes one extrinsic's length and work from the block. @throws TransactionInvalid `ExhaustsResources` where it has no room */
export function takeFromBlock(ctx: Context, work: Weight, as: DispatchClass, length: number): void {
  const { limits } = ctx.use(SystemConfigPort);
  const { store } = ctx;
  const bytes = (AllExtrinsicsLen.get(store) ?? 0) + length;
  if (bytes > lengthLimit(limits, as)) throw TransactionInvalid.invalid("ExhaustsResources");
  const cost = { refTime: work.refTime + limits.baseExtrinsic.refTime, proofSize: work.proofSize };
  const used = add(BlockWeight.get(store), as, cost);
  const limit = classLimit(limits, as);
  if (limit !== undefined) {
    // Operational calls may use what normal ones leave, up to the whole block.
    const inClass = as === "Normal" ? used.normal.ref_time : used.operational.ref_time;
    if (inClass > limit || total(used) > limits.maxBlock.refTime) throw TransactionInvalid.invalid("ExhaustsResources");
  }
  AllExtrinsicsLen.set(store, bytes);
  BlockWeight.set(store, used);
}

/** Work that is left of the block. */
export function weightLeft(ctx: Context): Weight {
  const { limits } = ctx.use(SystemConfigPort);
  const left = limits.maxBlock.refTime - total(BlockWeight.get(ctx.store));
  return { refTime: left > 0n ? left : 0n, proofSize: limits.maxBlock.proofSize };
}
