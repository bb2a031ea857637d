import { Origin } from "@waystone/frame";
import { SubtensorModule } from "@waystone/pallet-subtensor";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { I64F64, I96F32, U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { AdminUtils } from "./index.ts";

const TAO = 1_000_000_000n;
const items = SubtensorModule.storage;

/** Call, argument, value, where it is stored, the event of SubtensorModule. */
const CASES = [
  ["sudo_set_default_take", "default_take", 9_000, items.MaxDelegateTake, "MaxDelegateTakeSet"],
  ["sudo_set_tx_rate_limit", "tx_rate_limit", 7n, items.TxRateLimit, "TxRateLimitSet"],
  ["sudo_set_subnet_owner_cut", "subnet_owner_cut", 5, items.SubnetOwnerCut, "SubnetOwnerCutSet"],
  ["sudo_set_network_rate_limit", "rate_limit", 0n, items.NetworkRateLimit, "NetworkRateLimitSet"],
  ["sudo_set_network_immunity_period", "immunity_period", 9n, items.NetworkImmunityPeriod, "NetworkImmunityPeriodSet"],
  ["sudo_set_network_min_lock_cost", "lock_cost", TAO, items.NetworkMinLockCost, "NetworkMinLockCostSet"],
  ["sudo_set_subnet_limit", "max_subnets", 4, items.SubnetLimit, "SubnetLimitSet"],
  [
    "sudo_set_lock_reduction_interval",
    "interval",
    1n,
    items.NetworkLockReductionInterval,
    "NetworkLockCostReductionIntervalSet",
  ],
  ["sudo_set_stake_threshold", "min_stake", 3n, items.StakeThreshold, "StakeThresholdSet"],
  ["sudo_set_nominator_min_required_stake", "min_stake", 5n, items.NominatorMinRequiredStake, undefined],
  [
    "sudo_set_tx_delegate_take_rate_limit",
    "tx_rate_limit",
    6n,
    items.TxDelegateTakeRateLimit,
    "TxDelegateTakeRateLimitSet",
  ],
  ["sudo_set_min_delegate_take", "take", 8, items.MinDelegateTake, "MinDelegateTakeSet"],
  [
    "sudo_set_dissolve_network_schedule_duration",
    "duration",
    9,
    items.DissolveNetworkScheduleDuration,
    "DissolveNetworkScheduleDurationSet",
  ],
  ["sudo_set_subnet_moving_alpha", "alpha", I96F32.ONE, items.SubnetMovingAlpha, undefined],
  ["sudo_set_commit_reveal_version", "version", 5, items.CommitRevealWeightsVersion, "CommitRevealVersionSet"],
  ["sudo_set_ck_burn", "burn", 2n, items.CKBurn, undefined],
  ["sudo_set_admin_freeze_window", "window", 0, items.AdminFreezeWindow, "AdminFreezeWindowSet"],
  ["sudo_set_owner_hparam_rate_limit", "epochs", 0, items.OwnerHyperparamRateLimit, "OwnerHyperparamRateLimitSet"],
  ["sudo_set_tao_flow_cutoff", "flow_cutoff", I64F64.ONE, items.TaoFlowCutoff, undefined],
  ["sudo_set_tao_flow_normalization_exponent", "exponent", U64F64.ONE, items.FlowNormExponent, undefined],
  ["sudo_set_tao_flow_smoothing_factor", "smoothing_factor", 3n, items.FlowEmaSmoothingFactor, undefined],
  ["sudo_set_start_call_delay", "delay", 0n, items.StartCallDelay, "StartCallDelaySet"],
  [
    "sudo_set_coldkey_swap_announcement_delay",
    "duration",
    50,
    items.ColdkeySwapAnnouncementDelay,
    "ColdkeySwapAnnouncementDelaySet",
  ],
  [
    "sudo_set_coldkey_swap_reannouncement_delay",
    "duration",
    10,
    items.ColdkeySwapReannouncementDelay,
    "ColdkeySwapReannouncementDelaySet",
  ],
  ["sudo_set_max_mechanism_count", "max_mechanism_count", 16, items.MaxMechanismCount, undefined],
  ["sudo_set_net_tao_flow_enabled", "enabled", true, items.NetTaoFlowEnabled, undefined],
  ["sudo_set_max_epochs_per_block", "max_epochs_per_block", 3, items.MaxEpochsPerBlock, "MaxEpochsPerBlockSet"],
] as const;

const make = (call: string, args: unknown) => ({ pallet: "AdminUtils", call, args });

test.each(CASES)("%s", (call, arg, value, item, event) => {
  const b = bench();
  const order = make(call, { [arg]: value });
  expect(() => b.ctx.dispatch(order, Origin.signed(account(101)))).toThrow(/origin/);
  b.ctx.dispatch(order, Origin.root);
  expect(item.get(b.store)).toEqual(value);
  expect(b.events()).toEqual(event === undefined ? [] : [{ name: event, values: [value] }]);
});

test("all calls that set something for the chain are there", () => {
  const names = Object.entries(AdminUtils.calls).flatMap(([name, call]) =>
    call.fields.some(([field]) => field === "netuid") ? [] : [name],
  );
  expect(names.sort()).toEqual([...CASES.map(([call]) => call), "sudo_set_total_issuance"].sort());
});

test.each([
  ["sudo_set_total_issuance", { total_issuance: 1n }, /Deprecated/],
  ["sudo_set_max_epochs_per_block", { max_epochs_per_block: 0 }, /ValueNotInBounds/],
  ["sudo_set_max_mechanism_count", { max_mechanism_count: 0 }, /InvalidValue/],
  ["sudo_set_max_mechanism_count", { max_mechanism_count: 17 }, /InvalidValue/],
  ["sudo_set_tao_flow_normalization_exponent", { exponent: U64F64.ONE - 1n }, /InvalidValue/],
  ["sudo_set_tao_flow_normalization_exponent", { exponent: 2n * U64F64.ONE + 1n }, /InvalidValue/],
])("%s refuses %o", (call, args, failure) => {
  const b = bench();
  expect(() => b.ctx.dispatch(make(call, args), Origin.root)).toThrow(failure);
  expect(b.events()).toEqual([]);
});
