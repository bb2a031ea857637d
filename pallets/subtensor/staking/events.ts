import { event } from "@waystone/frame";
import { AccountId, Alpha, NetUid, Rao } from "@waystone/primitives";
import { u64 } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const tao = Rao.named("TaoBalance");
const alpha = Alpha.named("AlphaBalance");

export const StakeAdded = event(
  2,
  "TAO was staked: coldkey, hotkey, TAO paid, alpha received, netuid, fee in rao.",
  account,
  account,
  tao,
  alpha,
  netuid,
  u64,
);
export const StakeRemoved = event(
  3,
  "Stake was taken out: coldkey, hotkey, TAO received, alpha given, netuid, fee in rao.",
  account,
  account,
  tao,
  alpha,
  netuid,
  u64,
);
export const StakeMoved = event(
  4,
  "Stake moved between hotkeys or subnets: coldkey, hotkey and netuid it left, hotkey and netuid it reached, its worth in rao of TAO.",
  account,
  account,
  netuid,
  account,
  netuid,
  tao,
);
export const StakeTransferred = event(
  91,
  "Stake went to another coldkey: coldkey it left, coldkey it reached, hotkey, netuid it left, netuid it reached, its worth in rao of TAO.",
  account,
  account,
  account,
  netuid,
  netuid,
  tao,
);
export const StakeSwapped = event(
  92,
  "Stake went to another subnet: coldkey, hotkey, netuid it left, netuid it reached, its worth in rao of TAO.",
  account,
  account,
  netuid,
  netuid,
  tao,
);
export const AlphaRecycled = event(
  96,
  "Stake was recycled: coldkey, hotkey, alpha in rao, netuid.",
  account,
  account,
  alpha,
  netuid,
);
export const AlphaBurned = event(
  97,
  "Stake was burned: coldkey, hotkey, alpha in rao, netuid.",
  account,
  account,
  alpha,
  netuid,
);
export const AutoStakeDestinationSet = event(112, "A coldkey chose the hotkey on which its incentives are staked.", {
  coldkey: account.doc("Coldkey."),
  netuid: netuid.doc("The subnet."),
  hotkey: account.doc("Hotkey."),
});
export const AddStakeBurn = event(121, "TAO was staked and the alpha burned at once.", {
  netuid: netuid.doc("The subnet."),
  hotkey: account.doc("Hotkey."),
  amount: tao.doc("Amount in rao."),
  alpha: alpha.doc("Alpha in rao."),
});
export const TransactionFeePaidWithAlpha = event(123, "A fee was paid by selling stake.", {
  who: account.doc("Account."),
  netuid: netuid.doc("The subnet."),
  alpha_fee: alpha.doc("Alpha that was sold, in rao."),
  tao_amount: tao.doc("TAO that it brought, in rao."),
});
