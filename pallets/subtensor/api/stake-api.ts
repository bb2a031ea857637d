import { apiMethod, type Context, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { bool, option, type Static, struct, tuple, u64, vec } from "@waystone/scale";
import { type Coldkey, Coldkey as ColdkeyCodec, type Hotkey, Hotkey as HotkeyCodec } from "../accounts.ts";
import { AlphaDividendsPerSubnet } from "../coinbase/storage.ts";
import { StakingHotkeys } from "../keys/storage.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { AmmPort } from "../ports.ts";
import { stakeOf } from "../shares/stake.ts";
import { allSubnets, ROOT } from "../subnets/lookups.ts";
import { lockMethods } from "./lock-api.ts";
import { inOrder } from "./subnet.ts";
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
  return {
    hotkey,
    coldkey,
    netuid,
    stake: stakeOf(ctx, hotkey, coldkey, netuid),
    locked: 0n,
    // What the hotkey's stakers got at the last epoch.
    emission: AlphaDividendsPerSubnet.get(ctx.store, netuid, hotkey),
    tao_emission: 0n,
    drain: 0n,
    is_registered: isRegistered(ctx, netuid, hotkey),
  };
}

/** Every stake of a coldkey that is not zero, by subnet and hotkey. Cost: a read for each hotkey it staked to on each subnet. */
export function stakesOf(ctx: Context, coldkey: Coldkey): StakeInfo[] {
  const hotkeys = StakingHotkeys.get(ctx.store, coldkey);
  return inOrder(allSubnets(ctx)).flatMap(netuid =>
    hotkeys
      .filter(hotkey => stakeOf(ctx, hotkey, coldkey, netuid) > 0n)
      .map(hotkey => stakeInfo(ctx, hotkey, coldkey, netuid)),
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
  ...lockMethods,
  get_stake_fee: apiMethod({
    docs: ["Fee of moving stake: that of the destination's pool, or of the origin's where there is no destination."],
    args: {
      origin: option(tuple(HotkeyCodec, NetUid)),
      origin_coldkey_account: ColdkeyCodec,
      destination: option(tuple(HotkeyCodec, NetUid)),
      destination_coldkey_account: ColdkeyCodec,
      amount: u64,
    },
    result: u64,
    handle(ctx, { origin, destination, amount }) {
      if (origin?.[0] === destination?.[0] && origin?.[1] === destination?.[1]) return 0n;
      return ctx.use(AmmPort).approxFee(ctx, (destination ?? origin)?.[1] ?? ROOT, amount);
    },
  }),
});
