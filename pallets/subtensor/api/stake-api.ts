import { apiMethod, type Context, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { bool, option, type Static, struct, tuple, u64, vec } from "@waystone/scale";
import { type Coldkey, Coldkey as ColdkeyCodec, type Hotkey, Hotkey as HotkeyCodec } from "../accounts.ts";
import { StakingHotkeys } from "../keys/storage.ts";
import { isRegistered, uidOf } from "../neurons/lookups.ts";
import { Emission } from "../neurons/storage.ts";
import { AmmPort } from "../ports.ts";
import { stakeOf } from "../shares/stake.ts";
import { AlphaV2 } from "../shares/storage.ts";
import { Tempo } from "../subnets/schedule.ts";
import { C64, CAlpha, CNetUid, CRao } from "./wire.ts";

/** What a coldkey has on a hotkey on one subnet. */
export const StakeInfo = struct("pallet_subtensor::rpc_info::stake_info::StakeInfo", {
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: CNetUid,
  stake: CAlpha,
  locked: C64,
  emission: CAlpha,
  tao_emission: CRao,
  drain: C64,
  is_registered: bool,
});
/** What a coldkey has on a hotkey on one subnet. */
export type StakeInfo = Static<typeof StakeInfo>;

function stakeInfo(ctx: Context, hotkey: Hotkey, coldkey: Coldkey, netuid: NetUid): StakeInfo {
  const uid = uidOf(ctx, netuid, hotkey);
  const tempo = BigInt(Tempo.get(ctx.store, netuid));
  const earned = uid === undefined ? 0n : (Emission.get(ctx.store, netuid)[uid] ?? 0n);
  return {
    hotkey,
    coldkey,
    netuid,
    stake: stakeOf(ctx, hotkey, coldkey, netuid),
    locked: 0n,
    emission: tempo === 0n ? 0n : earned / tempo,
    tao_emission: 0n,
    drain: 0n,
    is_registered: isRegistered(ctx, netuid, hotkey),
  };
}

/** Every stake of a coldkey that is not zero, by hotkey and subnet. */
export function stakesOf(ctx: Context, coldkey: Coldkey): StakeInfo[] {
  return StakingHotkeys.get(ctx.store, coldkey).flatMap(hotkey =>
    Array.from(AlphaV2.iterKeys(ctx.store, hotkey, coldkey), ([, , netuid]) =>
      stakeInfo(ctx, hotkey, coldkey, netuid),
    ).filter(info => info.stake > 0n),
  );
}

/** Stakes of coldkeys. */
export const stakeInfoApi: RuntimeApi = runtimeApi("StakeInfoRuntimeApi", 1, ["Stakes of coldkeys."], {
  get_stake_info_for_coldkey: apiMethod({
    docs: ["All stakes of a coldkey."],
    args: { coldkey_account: ColdkeyCodec },
    result: vec(StakeInfo),
    handle: (ctx, { coldkey_account }) => stakesOf(ctx, coldkey_account),
  }),
  get_stake_info_for_coldkeys: apiMethod({
    docs: ["All stakes of several coldkeys."],
    args: { coldkey_accounts: vec(ColdkeyCodec) },
    result: vec(tuple(AccountId, vec(StakeInfo))),
    handle: (ctx, { coldkey_accounts }) => coldkey_accounts.map(coldkey => [coldkey, stakesOf(ctx, coldkey)] as const),
  }),
  get_stake_info_for_hotkey_coldkey_netuid: apiMethod({
    docs: ["Stake of a coldkey on a hotkey on one subnet; zero where there is none."],
    args: { hotkey_account: HotkeyCodec, coldkey_account: ColdkeyCodec, netuid: NetUid },
    result: option(StakeInfo),
    handle: (ctx, { hotkey_account, coldkey_account, netuid }) =>
      stakeInfo(ctx, hotkey_account, coldkey_account, netuid),
  }),
  get_stake_fee: apiMethod({
    docs: [
      "Fee of moving stake: that of the destination's pool, or of the origin's where the destination is none or root.",
    ],
    args: {
      origin: option(tuple(HotkeyCodec, NetUid)),
      origin_coldkey_account: ColdkeyCodec,
      destination: option(tuple(HotkeyCodec, NetUid)),
      destination_coldkey_account: ColdkeyCodec,
      amount: u64,
    },
    result: u64,
    handle(ctx, { origin, destination, amount }) {
      const from = origin?.[1];
      const to = destination?.[1];
      if (from === to) return 0n;
      const charged = to ?? from;
      return charged === undefined ? 0n : ctx.use(AmmPort).approxFee(ctx, charged, amount);
    },
  }),
});
