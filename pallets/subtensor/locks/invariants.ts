import type { Context } from "@waystone/frame";
import { type Alpha, expDecay, type NetUid, U64F64 } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { SubnetAlphaIn, SubnetAlphaOut } from "../pool/storage.ts";
import { lastBlockOf } from "../subnets/rate-limits.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { alphaOfColdkey } from "./availability.ts";
import { courseOf, kindOf, type LockKind, lockNow, sumOf } from "./held-lock.ts";
import { rollLock } from "./logic/roll-lock.ts";
import { DecayingHotkeyLock, DecayingOwnerLock, HotkeyLock, Lock, LockingColdkeys, OwnerLock } from "./storage.ts";

/** A lock of less than 100 rao is dropped from its sum's side or its own, and each roll floors: what nobody comes near. */
const SLACK = 10_000n;
/**
 * Rao by which a sum may grow beyond its locks in a block: a lock of less than 100 rao is added to the sum and not kept itself, each time
 * that somebody makes one, and no block has room for ten thousand.
 */
const DUST_IN_A_BLOCK = 1_000_000n;

/**
 * How far the sum of decaying locks may be from them: one that was rolled for one holder loses what another's lock has lost since its own
 * last roll, so that part of the decay counts twice, or that of third ones not at all, and stays when the lock goes (quirk 14). In all it
 * is no more than what would have decayed since the chain began, had all alpha of the subnet been locked.
 */
function driftOf(ctx: Context, netuid: NetUid): Alpha {
  const { store } = ctx;
  const all = SubnetAlphaIn.get(store, netuid) + SubnetAlphaOut.get(store, netuid);
  const { unlockRate } = courseOf(ctx, { onOwner: false, perpetual: false });
  const left = U64F64.saturatingMul(U64F64.saturatingFromNum(all), expDecay(currentBlock(ctx), unlockRate));
  return all - U64F64.saturatingToU64(left);
}

/**
 * Whether a call named the owner's hotkey: sums stay where they were then, though its locks are of another kind from that block on
 * (quirk 14). A sum that lacks what is taken from it goes to zero and no further, so that all sums together only have too much.
 */
const ownerWasNamed = (ctx: Context, netuid: NetUid): boolean =>
  lastBlockOf(ctx, "SetSNOwnerHotkey", SubnetOwnerHotkey.get(ctx.store, netuid), netuid) !== 0n;

interface Held {
  readonly netuid: NetUid;
  readonly hotkey: Hotkey;
  readonly kind: LockKind;
  mass: Alpha;
  holders: bigint;
}

/** Each sum that is kept, and each that locks call for. */
function sums(ctx: Context): Map<string, Held> {
  const { store } = ctx;
  const held = new Map<string, Held>();
  const of = (netuid: NetUid, hotkey: Hotkey, kind: LockKind): Held => {
    const key = `${netuid} ${kind.onOwner ? "owner" : hotkey} ${kind.perpetual}`;
    const known = held.get(key) ?? { netuid, hotkey, kind, mass: 0n, holders: 0n };
    held.set(key, known);
    return known;
  };
  for (const [[coldkey, netuid, hotkey], lock] of Lock.iterPrefix(store)) {
    const sum = of(netuid, hotkey, kindOf(ctx, coldkey, netuid, hotkey));
    sum.mass += lockNow(ctx, { coldkey, hotkey, netuid, lock }).locked_mass;
    sum.holders++;
  }
  for (const [perpetual, item] of [[true, HotkeyLock] as const, [false, DecayingHotkeyLock] as const])
    for (const [netuid, hotkey] of item.iterKeys(store)) of(netuid, hotkey, { onOwner: false, perpetual });
  for (const [perpetual, item] of [[true, OwnerLock] as const, [false, DecayingOwnerLock] as const])
    for (const [netuid] of item.iterKeys(store))
      of(netuid, SubnetOwnerHotkey.get(store, netuid), { onOwner: true, perpetual });
  return held;
}

/** What is wrong with the sums that are kept: each is that of its locks, rounding and drift aside. */
function sumProblems(ctx: Context): string[] {
  const problems: string[] = [];
  const now = currentBlock(ctx);
  /** Of subnets whose owner was named: what sums of a kind keep beyond their locks, and what they may lack. */
  const named = new Map<string, { netuid: NetUid; beyond: Alpha; slack: Alpha }>();
  for (const { netuid, hotkey, kind, mass, holders } of sums(ctx).values()) {
    const kept = rollLock(sumOf(ctx, netuid, hotkey, kind), now, courseOf(ctx, kind)).locked_mass;
    const slack = SLACK * (holders + 1n) + (kind.perpetual ? 0n : driftOf(ctx, netuid));
    if (ownerWasNamed(ctx, netuid)) {
      const all = named.get(`${netuid} ${kind.perpetual}`) ?? { netuid, beyond: 0n, slack: 0n };
      named.set(`${netuid} ${kind.perpetual}`, { netuid, beyond: all.beyond + kept - mass, slack: all.slack + slack });
      continue;
    }
    if (mass > kept + slack || kept > mass + slack + DUST_IN_A_BLOCK * (now + 1n))
      problems.push(`locks on hotkey ${hotkey} of subnet ${netuid} are ${mass} rao, and their sum is kept as ${kept}`);
  }
  for (const { netuid, beyond, slack } of named.values())
    if (beyond < -slack) problems.push(`sums of locks on subnet ${netuid} lack ${-beyond} rao of what its locks are`);
  return problems;
}

/** Locks hold no more than is there to be held (`runtime.md` 11.11). */
function stakeProblems(ctx: Context): string[] {
  const problems: string[] = [];
  for (const [[coldkey, netuid, hotkey], lock] of Lock.iterPrefix(ctx.store)) {
    const mass = lockNow(ctx, { coldkey, hotkey, netuid, lock }).locked_mass;
    const stake = alphaOfColdkey(ctx, coldkey, netuid);
    if (mass > stake + SLACK)
      problems.push(`coldkey ${coldkey} has ${stake} rao on subnet ${netuid}, of which ${mass} are locked`);
  }
  return problems;
}

/** Who locks on a hotkey is known by it, and nobody else. */
function lockerProblems({ store }: Context): string[] {
  const problems: string[] = [];
  const lockers = new Set<string>();
  const key = (netuid: NetUid, hotkey: Hotkey, coldkey: Coldkey) => `${netuid} ${hotkey} ${coldkey}`;
  for (const [coldkey, netuid, hotkey] of Lock.iterKeys(store)) {
    lockers.add(key(netuid, hotkey, coldkey));
    if (!LockingColdkeys.has(store, netuid, hotkey, coldkey))
      problems.push(`hotkey ${hotkey} of subnet ${netuid} does not know that ${coldkey} has a lock on it`);
  }
  for (const [netuid, hotkey, coldkey] of LockingColdkeys.iterKeys(store))
    if (!lockers.has(key(netuid, hotkey, coldkey)))
      problems.push(`hotkey ${hotkey} of subnet ${netuid} takes ${coldkey} for one who has a lock on it`);
  return problems;
}

/** Sums of locks are what the locks add up to, each lock has its stake, and each hotkey knows who locks on it (`runtime.md` 11.11). */
export function lockProblems(ctx: Context): string[] {
  return [...sumProblems(ctx), ...stakeProblems(ctx), ...lockerProblems(ctx)];
}
