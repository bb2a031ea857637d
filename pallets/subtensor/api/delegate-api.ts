import { apiMethod, type Context, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { AccountId, type NetUid } from "@waystone/primitives";
import { option, type Static, struct, tuple, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { delegateTake } from "../keys/hotkeys.ts";
import { Delegates, Owner, StakingHotkeys } from "../keys/storage.ts";
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

const BLOCKS_A_DAY = 7_200n;

/** Everything about one delegate. */
export function delegateInfo(ctx: Context, hotkey: Hotkey): DelegateInfo {
  const { store } = ctx;
  const nominations = new Map<AccountId, (readonly [NetUid, bigint])[]>();
  for (const [[, coldkey, netuid]] of AlphaV2.iterPrefix(store, hotkey)) {
    const stake = stakeOf(ctx, hotkey, coldkey, netuid);
    if (stake === 0n) continue;
    const known = nominations.get(coldkey);
    if (known === undefined) nominations.set(coldkey, [[netuid, stake]]);
    else known.push([netuid, stake]);
  }
  const registrations = subnetsOf(ctx, hotkey);
  const permits = registrations.filter(
    netuid => ValidatorPermit.get(store, netuid)[uidOf(ctx, netuid, hotkey) ?? -1] === true,
  );
  let daily = 0n;
  for (const netuid of registrations) {
    const tempo = BigInt(Tempo.get(store, netuid));
    const emission = Emission.get(store, netuid)[uidOf(ctx, netuid, hotkey) ?? -1] ?? 0n;
    if (tempo > 0n) daily += (emission * BLOCKS_A_DAY) / tempo;
  }
  const take = delegateTake(ctx, hotkey);
  // A thousand TAO of root stake; without any there is no return, as clients' tests pin it.
  const total = totalStakeOf(ctx, hotkey, ROOT);
  const forNominators = daily - (daily * BigInt(take)) / 65_535n;
  return {
    delegate_ss58: hotkey,
    take,
    nominators: [...nominations],
    owner_ss58: Owner.get(store, hotkey),
    registrations,
    validator_permits: permits,
    return_per_1000: total === 0n ? 0n : (forNominators * 1_000_000_000_000n) / total,
    total_daily_return: daily,
  };
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
    docs: ["Delegates that a coldkey nominates, with subnet and stake."],
    args: { delegatee_account: Coldkey },
    result: vec(tuple(DelegateInfo, tuple(CNetUid, CAlpha))),
    handle(ctx, { delegatee_account }) {
      const out: (readonly [DelegateInfo, readonly [NetUid, bigint]])[] = [];
      for (const hotkey of StakingHotkeys.get(ctx.store, delegatee_account)) {
        if (!Delegates.has(ctx.store, hotkey)) continue;
        const info = delegateInfo(ctx, hotkey);
        for (const [[netuid]] of AlphaV2.iterPrefix(ctx.store, hotkey, delegatee_account).map(
          ([[, , n], share]) => [[n], share] as const,
        )) {
          const stake = stakeOf(ctx, hotkey, delegatee_account, netuid);
          if (stake > 0n) out.push([info, [netuid, stake]]);
        }
      }
      return out;
    },
  }),
});
