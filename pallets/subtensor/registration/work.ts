import { type Context, ensure, equalBytes, SystemPortKey } from "@waystone/frame";
import type { Hash, NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { createHotkey, ensureOwnsHotkey } from "../keys/hotkeys.ts";
import {
  AdjustmentInterval,
  Difficulty,
  NetworkPowRegistrationAllowed,
  TargetRegistrationsPerInterval,
} from "../subnets/hyperparameters.ts";
import { NeuronRegistered } from "./events.ts";
import { meetsDifficulty } from "./logic/work.ts";
import { placeFor, takePlace } from "./pruning.ts";
import { ensureCanRegister } from "./register.ts";
import { LastAdjustmentBlock, POWRegistrationsThisInterval, RegistrationsThisBlock, UsedWork } from "./storage.ts";

/** Registrations by work in an interval, for each that the subnet aims at. */
const OVER_TARGET = 3;

/** A proof of work as it was handed in. */
export interface Work {
  /** Block on which it was done. */
  readonly block: bigint;
  readonly work: Uint8Array;
  /** Blocks for which such work is good. */
  readonly age: number;
  /** What the work must be, given the block's hash. */
  readonly seal: (blockHash: Hash) => Uint8Array;
}

/** Hash of the block on which work was done. @throws DispatchFailure `InvalidWorkBlock` for one of the future or too old, and for work that was used */
function ensureFresh(ctx: Context, { block, work, age }: Work): Hash {
  const now = currentBlock(ctx);
  ensure(block <= now && now - block < BigInt(age) && !UsedWork.has(ctx.store, work), Err.InvalidWorkBlock);
  const hash = ctx.use(SystemPortKey).blockHash(ctx, Number(block));
  ensure(hash !== undefined, Err.InvalidWorkBlock);
  return hash;
}

/** Checks a proof of work. @throws DispatchFailure `InvalidWorkBlock`, `InvalidDifficulty`, `InvalidSeal` */
function ensureWork(ctx: Context, netuid: NetUid, work: Work): void {
  const blockHash = ensureFresh(ctx, work);
  // Whatever is no hash is no seal; its length is looked at first, so that nothing long is reckoned with.
  ensure(work.work.length === 32, Err.InvalidSeal);
  ensure(meetsDifficulty(work.work, Difficulty.get(ctx.store, netuid)), Err.InvalidDifficulty);
  ensure(equalBytes(work.seal(blockHash), work.work), Err.InvalidSeal);
}

/** Counts a registration by work in its interval, so that work that became cheap cannot flood a subnet. @throws DispatchFailure `TooManyRegistrationsThisInterval` */
function countInInterval(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  const block = currentBlock(ctx);
  if (block - LastAdjustmentBlock.get(store, netuid) >= BigInt(AdjustmentInterval.get(store, netuid))) {
    LastAdjustmentBlock.set(store, [netuid], block);
    POWRegistrationsThisInterval.set(store, [netuid], 0);
  }
  const most = OVER_TARGET * TargetRegistrationsPerInterval.get(store, netuid);
  ensure(POWRegistrationsThisInterval.get(store, netuid) < most, Err.TooManyRegistrationsThisInterval);
  POWRegistrationsThisInterval.mutate(store, [netuid], count => count + 1);
}

/** Whether neurons can register on a subnet by proof of work. */
export function acceptsWork({ store }: Context, netuid: NetUid): boolean {
  return NetworkPowRegistrationAllowed.get(store, netuid);
}

/** Checks that work would register a hotkey, but for what other registrations leave room for. @throws DispatchFailure as {@link registerByWork} */
export function ensureWorkRegisters(ctx: Context, netuid: NetUid, hotkey: Hotkey, work: Work): void {
  ensureCanRegister(ctx, netuid, hotkey);
  ensure(acceptsWork(ctx, netuid), Err.SubNetRegistrationDisabled);
  ensureWork(ctx, netuid, work);
}

/**
 * Registers a hotkey for a proof of work instead of a price (D8); the price does not rise.
 * @throws DispatchFailure `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`, `SubNetRegistrationDisabled`,
 * `HotKeyAlreadyRegisteredInSubNet`, `TooManyRegistrationsThisInterval`, `InvalidWorkBlock`, `InvalidDifficulty`, `InvalidSeal`,
 * `NonAssociatedColdKey`, `NoNeuronIdAvailable`
 */
export function registerByWork(ctx: Context, coldkey: Coldkey, netuid: NetUid, hotkey: Hotkey, work: Work): void {
  ensureCanRegister(ctx, netuid, hotkey);
  ensure(acceptsWork(ctx, netuid), Err.SubNetRegistrationDisabled);
  countInInterval(ctx, netuid);
  ensureWork(ctx, netuid, work);
  createHotkey(ctx, coldkey, hotkey);
  ensureOwnsHotkey(ctx, coldkey, hotkey);
  const uid = takePlace(ctx, netuid, placeFor(ctx, netuid), hotkey);
  UsedWork.set(ctx.store, [work.work], currentBlock(ctx));
  RegistrationsThisBlock.mutate(ctx.store, [netuid], count => count + 1);
  ctx.emit(NeuronRegistered(netuid, uid, hotkey));
}
