import { apiMethod, type Context, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { AccountId, type NetUid, U64F64 } from "@waystone/primitives";
import { option, type Static, struct, tuple, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { delegateTake } from "../keys/hotkeys.ts";
import { Delegates, Owner } from "../keys/storage.ts";
import { subnetsOf, uidOf } from "../neurons/lookups.ts";
import { Emission, ValidatorPermit } from "../neurons/storage.ts";
import { stakeOf, totalStakeOf } from "../shares/stake.ts";
import { AlphaV2 } from "../shares/storage.ts";
import { ROOT } from "../subnets/lookups.ts";
import { Tempo } from "../subnets/schedule.ts";
import { C16, C64, CAlpha, CNetUid } from "./wire.ts";

/** A delegate and who nominates it. */
export const DelegateInfo = struct("pallet_subtensor::rpc_info::delegate_info::DelegateInfo", {
  delegate_ss58: AccountId,
  take: C16,
  nominators: vec(tuple(AccountId, vec(tuple(CNetUid, C64)))),
  owner_ss58: AccountId,
  registrations: vec(CNetUid),
  validator_permits: vec(CNetUid),
  return_per_1000: C64,
  total_daily_return: C64,
});
/** A delegate and who nominates it. */
export type DelegateInfo = Static<typeof DelegateInfo>;

const BLOCKS_A_DAY = U64F64.fromInt(7_200);
const THOUSAND_TAO = U64F64.fromInt(1_000_000_000_000);
const TAKE_ONE = U64F64.fromInt(65_535);

/** Stakes on a delegate by coldkey, in the order of the accounts' bytes. */
function nominations(ctx: Context, hotkey: Hotkey): (readonly [AccountId, (readonly [NetUid, bigint])[]])[] {
  const byColdkey = new Map<AccountId, (readonly [NetUid, bigint])[]>();
  for (const [, coldkey, netuid] of AlphaV2.iterKeys(ctx.store, hotkey)) {
    const stake = [netuid, stakeOf(ctx, hotkey, coldkey, netuid)] as const;
    const known = byColdkey.get(coldkey);
    if (known === undefined) byColdkey.set(coldkey, [stake]);
    else known.push(stake);
  }
  return [...byColdkey].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What a neuron earns in a day, in rao of alpha: its emission of an epoch, for each epoch of 7200 blocks. */
function dailyEmission({ store }: Context, netuid: NetUid, uid: number): U64F64 {
  const tempo = Tempo.get(store, netuid);
  if (tempo === 0) return U64F64.ZERO;
  const epochs = U64F64.safeDiv(BLOCKS_A_DAY, U64F64.saturatingFromNum(BigInt(tempo)));
  return U64F64.saturatingMul(U64F64.saturatingFromNum(Emission.get(store, netuid)[uid] ?? 0n), epochs);
}

/** What is left of a day's emission after the take, for a thousand TAO of root stake; nothing without any. */
function returnPerThousand(take: number, rootStake: bigint, daily: U64F64): bigint {
  if (rootStake === 0n) return 0n;
  const kept = U64F64.saturatingSub(U64F64.ONE, U64F64.safeDiv(U64F64.saturatingFromNum(BigInt(take)), TAKE_ONE));
  const thousands = U64F64.safeDiv(U64F64.saturatingFromNum(rootStake), THOUSAND_TAO);
  return U64F64.saturatingToU64(U64F64.safeDiv(U64F64.saturatingMul(daily, kept), thousands));
}

/** Everything about one delegate but its nominators. */
function withoutNominators(ctx: Context, hotkey: Hotkey): DelegateInfo {
  const registrations = subnetsOf(ctx, hotkey);
  const places = registrations.map(netuid => ({ netuid, uid: uidOf(ctx, netuid, hotkey) ?? -1 }));
  const daily = places.reduce(
    (sum, { netuid, uid }) => U64F64.saturatingAdd(sum, dailyEmission(ctx, netuid, uid)),
    U64F64.ZERO,
  );
  const take = delegateTake(ctx, hotkey);
  return {
    delegate_ss58: hotkey,
    take,
    nominators: [],
    owner_ss58: Owner.get(ctx.store, hotkey),
    registrations,
    validator_permits: places
      .filter(({ netuid, uid }) => ValidatorPermit.get(ctx.store, netuid)[uid] === true)
      .map(({ netuid }) => netuid),
    return_per_1000: returnPerThousand(take, totalStakeOf(ctx, hotkey, ROOT), daily),
    total_daily_return: U64F64.saturatingToU64(daily),
  };
}

/** Everything about one delegate. */
export function delegateInfo(ctx: Context, hotkey: Hotkey): DelegateInfo {
  return { ...withoutNominators(ctx, hotkey), nominators: nominations(ctx, hotkey) };
}

type Delegated = readonly [DelegateInfo, readonly [NetUid, bigint]];

/** Stakes of a coldkey on delegates, with each delegate; its nominators are left out. Cost: a look at every delegate. */
function delegatedBy(ctx: Context, coldkey: Coldkey): Delegated[] {
  return Array.from(Delegates.iterKeys(ctx.store), ([hotkey]) => hotkey).flatMap(hotkey =>
    Array.from(
      AlphaV2.iterKeys(ctx.store, hotkey, coldkey),
      ([, , netuid]): Delegated => [withoutNominators(ctx, hotkey), [netuid, stakeOf(ctx, hotkey, coldkey, netuid)]],
    ),
  );
}

/** Delegates and nominations. */
export const delegateInfoApi: RuntimeApi = runtimeApi("DelegateInfoRuntimeApi", 1, ["Delegates and nominations."], {
  get_delegates: apiMethod({
    docs: ["All delegates."],
    args: {},
    result: vec(DelegateInfo),
    handle: ctx => Array.from(Delegates.iterKeys(ctx.store), ([hotkey]) => delegateInfo(ctx, hotkey)),
  }),
  get_delegate: apiMethod({
    docs: ["One delegate, if the hotkey is one."],
    args: { delegate_account: Hotkey },
    result: option(DelegateInfo),
    handle: (ctx, { delegate_account }) =>
      Delegates.has(ctx.store, delegate_account) ? delegateInfo(ctx, delegate_account) : undefined,
  }),
  get_delegated: apiMethod({
    docs: ["Delegates that a coldkey nominates, without their nominators, with subnet and stake."],
    args: { delegatee_account: Coldkey },
    result: vec(tuple(DelegateInfo, tuple(CNetUid, CAlpha))),
    handle: (ctx, { delegatee_account }) => delegatedBy(ctx, delegatee_account),
  }),
});
