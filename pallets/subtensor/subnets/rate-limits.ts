import type { Context } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { lastDone, noteDone } from "../keys/rate-limits.ts";
import { TransactionKeyLastBlock, TxChildkeyTakeRateLimit } from "../keys/storage.ts";
import type { Hyperparameter, RateLimitKey } from "../keys/types.ts";
import { Tempo } from "./schedule.ts";
import { NetworkRateLimit, OwnerHyperparamRateLimit, WeightsVersionKeyRateLimit } from "./storage.ts";

/** Numbers of the kinds of transactions in `TransactionKeyLastBlock` (`runtime.md` 10.3). */
const NUMBERS = {
  SetChildren: 0,
  SetChildkeyTake: 1,
  RegisterNetwork: 3,
  SetWeightsVersionKey: 4,
  SetSNOwnerHotkey: 5,
  MechanismCountUpdate: 7,
  MechanismEmission: 8,
  MaxUidsTrimming: 9,
  AddStakeBurn: 10,
  TempoUpdate: 11,
} as const;

/** A kind of transaction that a key may make only so often, or the change of a hyperparameter by a subnet's owner. */
export type Limited = keyof typeof NUMBERS | { readonly hyperparameter: Hyperparameter };

/** Blocks that must pass between two of a kind on a subnet. */
function limitOf(ctx: Context, what: Limited, netuid: NetUid): bigint {
  const { store } = ctx;
  const { limits } = config(ctx);
  const tempo = BigInt(Tempo.get(store, netuid));
  if (typeof what === "object") return tempo * BigInt(OwnerHyperparamRateLimit.get(store));
  switch (what) {
    case "SetChildren":
      return BigInt(limits.setChildren);
    case "SetChildkeyTake":
      return TxChildkeyTakeRateLimit.get(store);
    case "RegisterNetwork":
      return NetworkRateLimit.get(store);
    case "SetWeightsVersionKey":
      return tempo * WeightsVersionKeyRateLimit.get(store);
    case "SetSNOwnerHotkey":
      return BigInt(limits.subnetOwnerHotkey);
    case "MechanismCountUpdate":
      return BigInt(limits.mechanismCount);
    case "MechanismEmission":
      return BigInt(limits.mechanismEmission);
    case "MaxUidsTrimming":
      return BigInt(limits.maxUidsTrimming);
    case "AddStakeBurn":
      return tempo;
    case "TempoUpdate":
      return BigInt(limits.tempoUpdate);
  }
}

/** Where a kind is noted for the subnet, or the chain, as a whole; `undefined` where it is noted for the key. */
function sharedKey(what: Limited, netuid: NetUid): RateLimitKey | undefined {
  if (typeof what === "object") return { type: "OwnerHyperparamUpdate", value: [netuid, what.hyperparameter] };
  if (what === "RegisterNetwork") return { type: "NetworkLastRegistered" };
  return what === "SetSNOwnerHotkey" ? { type: "SetSNOwnerHotkey", value: netuid } : undefined;
}

const numberOf = (what: Limited): number => (typeof what === "object" ? 6 : NUMBERS[what]);

/** Block in which a key last did it on a subnet (root for what is no subnet's); 0 for never. */
export function lastBlockOf(ctx: Context, what: Limited, key: AccountId, netuid: NetUid): bigint {
  const shared = sharedKey(what, netuid);
  return shared === undefined
    ? TransactionKeyLastBlock.get(ctx.store, key, netuid, numberOf(what))
    : lastDone(ctx, shared);
}

/** Whether a key may do it on a subnet now: it never did, or its limit has passed. */
export function passesRateLimit(ctx: Context, what: Limited, key: AccountId, netuid: NetUid): boolean {
  const last = lastBlockOf(ctx, what, key, netuid);
  return last === 0n || currentBlock(ctx) - last >= limitOf(ctx, what, netuid);
}

/** Notes that a key does it on a subnet in this block. */
export function noteRateLimited(ctx: Context, what: Limited, key: AccountId, netuid: NetUid): void {
  const shared = sharedKey(what, netuid);
  if (shared !== undefined) return noteDone(ctx, shared);
  TransactionKeyLastBlock.set(ctx.store, [key, netuid, numberOf(what)], currentBlock(ctx));
}
