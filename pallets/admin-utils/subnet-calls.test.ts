import { Origin } from "@waystone/frame";
import { SubtensorModule } from "@waystone/pallet-subtensor";
import { account, type Bench, bench } from "@waystone/pallet-subtensor/testing";
import { U64F64 } from "@waystone/primitives";
import { describe, expect, test } from "vitest";
import { AdminUtils } from "./index.ts";

const items = SubtensorModule.storage;
const [OWNER, STRANGER, HOT] = [account(101), account(102), account(103)];
const TAO = 1_000_000_000n;

/**
 * Call, argument, value, where it is stored, events; who may (root, the owner within a limit, or the owner freely); and what is
 * not looked at: the freeze window (w), whether the subnet exists (s).
 */
const CASES = [
  ["serving_rate_limit", "serving_rate_limit", 0n, items.ServingRateLimit, ["ServingRateLimitSet"], "limited", "s"],
  ["min_difficulty", "min_difficulty", 5n, items.MinDifficulty, ["MinDifficultySet"], "root", ""],
  ["max_difficulty", "max_difficulty", 5n, items.MaxDifficulty, ["MaxDifficultySet"], "limited", ""],
  ["difficulty", "difficulty", 6n, items.Difficulty, ["DifficultySet"], "root", ""],
  ["weights_version_key", "weights_version_key", 2n, items.WeightsVersionKey, ["WeightsVersionKeySet"], "limited", ""],
  [
    "weights_set_rate_limit",
    "weights_set_rate_limit",
    0n,
    items.WeightsSetRateLimit,
    ["WeightsSetRateLimitSet"],
    "root",
    "w",
  ],
  ["adjustment_interval", "adjustment_interval", 9, items.AdjustmentInterval, ["AdjustmentIntervalSet"], "root", "w"],
  ["adjustment_alpha", "adjustment_alpha", 9n, items.AdjustmentAlpha, ["AdjustmentAlphaSet"], "limited", ""],
  ["immunity_period", "immunity_period", 9, items.ImmunityPeriod, ["ImmunityPeriodSet"], "limited", ""],
  ["min_allowed_weights", "min_allowed_weights", 9, items.MinAllowedWeights, ["MinAllowedWeightSet"], "limited", ""],
  ["min_allowed_uids", "min_allowed_uids", 2, items.MinAllowedUids, ["MinAllowedUidsSet"], "root", ""],
  ["max_allowed_uids", "max_allowed_uids", 200, items.MaxAllowedUids, ["MaxAllowedUidsSet"], "limited", ""],
  ["min_non_immune_uids", "min", 9, items.MinNonImmuneUids, ["MinNonImmuneUidsSet"], "root", "ws"],
  ["owner_immune_neuron_limit", "immune_neurons", 10, items.ImmuneOwnerUidsLimit, [], "limited", "s"],
  [
    "max_allowed_validators",
    "max_allowed_validators",
    1,
    items.MaxAllowedValidators,
    ["MaxAllowedValidatorsSet"],
    "root",
    "",
  ],
  [
    "max_registrations_per_block",
    "max_registrations_per_block",
    9,
    items.MaxRegistrationsPerBlock,
    ["MaxRegistrationsPerBlockSet"],
    "root",
    "",
  ],
  [
    "target_registrations_per_interval",
    "target_registrations_per_interval",
    9,
    items.TargetRegistrationsPerInterval,
    ["RegistrationPerIntervalSet"],
    "root",
    "",
  ],
  [
    "network_registration_allowed",
    "registration_allowed",
    false,
    items.NetworkRegistrationAllowed,
    ["RegistrationAllowed"],
    "root",
    "ws",
  ],
  [
    "network_pow_registration_allowed",
    "registration_allowed",
    false,
    items.NetworkPowRegistrationAllowed,
    ["PowRegistrationAllowed"],
    "limited",
    "",
  ],
  ["kappa", "kappa", 9, items.Kappa, ["KappaSet"], "root", "w"],
  ["rho", "rho", 9, items.Rho, [], "limited", ""],
  ["activity_cutoff", "activity_cutoff", 400, items.ActivityCutoff, ["ActivityCutoffSet"], "limited", ""],
  ["min_burn", "min_burn", 9n, items.MinBurn, ["MinBurnSet"], "limited", ""],
  ["max_burn", "max_burn", 9n * TAO, items.MaxBurn, ["MaxBurnSet"], "limited", ""],
  ["burn_half_life", "burn_half_life", 36_100, items.BurnHalfLife, ["AdminUtils.BurnHalfLifeSet"], "limited", ""],
  [
    "burn_increase_mult",
    "burn_increase_mult",
    3n * U64F64.ONE,
    items.BurnIncreaseMult,
    ["AdminUtils.BurnIncreaseMultSet"],
    "limited",
    "",
  ],
  [
    "rao_recycled",
    "rao_recycled",
    9n,
    items.RAORecycledForRegistration,
    ["RAORecycledForRegistrationSet"],
    "root",
    "w",
  ],
  [
    "bonds_moving_average",
    "bonds_moving_average",
    975_000n,
    items.BondsMovingAverage,
    ["BondsMovingAverageSet"],
    "limited",
    "",
  ],
  ["bonds_penalty", "bonds_penalty", 9, items.BondsPenalty, ["BondsPenaltySet"], "limited", ""],
  [
    "bonds_reset_enabled",
    "enabled",
    true,
    items.BondsResetOn,
    ["BondsResetOnSet", "AdminUtils.BondsResetToggled"],
    "limited",
    "s",
  ],
  [
    "commit_reveal_weights_enabled",
    "enabled",
    true,
    items.CommitRevealWeightsEnabled,
    ["CommitRevealEnabled"],
    "limited",
    "",
  ],
  [
    "commit_reveal_weights_interval",
    "interval",
    100n,
    items.RevealPeriodEpochs,
    ["CommitRevealPeriodsSet"],
    "limited",
    "",
  ],
  ["liquid_alpha_enabled", "enabled", true, items.LiquidAlphaOn, [], "limited", "s"],
  ["alpha_sigmoid_steepness", "steepness", 9, items.AlphaSigmoidSteepness, [], "limited", ""],
  ["yuma3_enabled", "enabled", true, items.Yuma3On, ["AdminUtils.Yuma3EnableToggled"], "limited", "s"],
  ["toggle_transfer", "toggle", false, items.TransferToggle, ["TransferToggle"], "limited", "s"],
  ["recycle_or_burn", "recycle_or_burn", "Recycle", items.RecycleOrBurn, [], "limited", "s"],
  ["ema_price_halving_period", "ema_halving", 9n, items.EMAPriceHalvingBlocks, [], "root", "ws"],
  ["subtoken_enabled", "subtoken_enabled", true, items.SubtokenEnabled, [], "root", "s"],
  ["owner_cut_enabled", "enabled", false, items.OwnerCutEnabled, [], "free", ""],
  ["owner_cut_auto_lock_enabled", "enabled", true, items.OwnerCutAutoLockEnabled, [], "free", ""],
  [
    "subnet_emission_enabled",
    "enabled",
    false,
    items.SubnetEmissionEnabled,
    ["AdminUtils.SubnetEmissionEnabledSet"],
    "root",
    "w",
  ],
  [
    "min_childkey_take_per_subnet",
    "take",
    9,
    items.MinChildkeyTakePerSubnet,
    ["MinChildKeyTakePerSubnetSet"],
    "limited",
    "",
  ],
  ["tempo", "tempo", 20, items.Tempo, ["TempoSet"], "root", ""],
  ["mechanism_count", "mechanism_count", 1, items.MechanismCountCurrent, [], "limited", "s"],
  ["mechanism_emission_split", "maybe_split", [65_535], items.MechanismEmissionSplit, [], "limited", "s"],
] as const;

/** Calls with tests of their own. */
const OTHERS = [
  "sudo_set_alpha_values",
  "sudo_set_subnet_owner_hotkey",
  "sudo_set_sn_owner_hotkey",
  "sudo_trim_to_max_allowed_uids",
];

/** Subnet 1 with an owner, a tempo of 100 and three neurons; no freeze window. */
function arrange(): Bench {
  const b = bench();
  items.SubnetOwner.set(b.store, [1], OWNER);
  items.Tempo.set(b.store, [1], 100);
  items.SubnetworkN.set(b.store, [1], 3);
  items.AdminFreezeWindow.set(b.store, 0);
  b.goTo(1_000);
  return b;
}

function call(b: Bench, name: string, args: object, who?: typeof OWNER): void {
  const order = { pallet: "AdminUtils", call: name, args: { netuid: 1, ...args } };
  b.ctx.dispatch(order, who === undefined ? Origin.root : Origin.signed(who));
}

describe.each(CASES)("sudo_set_%s", (short, arg, value, item, events, who, unchecked) => {
  const name = `sudo_set_${short}`;
  const set = (b: Bench, by?: typeof OWNER) => call(b, name, { [arg]: value }, by);

  test("root sets it, as often as it likes", () => {
    const b = arrange();
    set(b);
    expect(item.get(b.store, 1)).toEqual(value);
    const seen = b.events();
    expect(seen.map(event => event.name)).toEqual(events);
    for (const event of seen) expect(event.values).toEqual([1, value]);
    set(b);
  });

  test("the owner, others and limits", () => {
    const b = arrange();
    expect(() => set(b, STRANGER)).toThrow(/origin/);
    if (who === "root") return expect(() => set(b, OWNER)).toThrow(/origin/);
    set(b, OWNER);
    expect(item.get(b.store, 1)).toEqual(value);
    b.goTo(1_001);
    if (who === "free") return set(b, OWNER);
    if (name.startsWith("sudo_set_mechanism")) b.goTo(1_000);
    expect(() => set(b, OWNER)).toThrow(/TxRateLimitExceeded/);
    b.goTo(10_000);
    set(b, OWNER);
  });

  test("shortly before an epoch, and without the subnet", () => {
    const b = arrange();
    items.AdminFreezeWindow.set(b.store, 1_000);
    const frozen = () => set(b);
    if (unchecked.includes("w")) frozen();
    else expect(frozen).toThrow(/AdminActionProhibitedDuringWeightsWindow/);
    items.AdminFreezeWindow.set(b.store, 0);
    const nowhere = () => call(b, name, { netuid: 77, [arg]: value });
    if (name.startsWith("sudo_set_mechanism")) expect(nowhere).toThrow(/MechanismDoesNotExist/);
    else if (unchecked.includes("s")) nowhere();
    else expect(nowhere).toThrow(/SubnetDoesNotExist/);
  });
});

test("all calls on subnets are there", () => {
  const names = Object.entries(AdminUtils.calls).flatMap(([name, def]) =>
    def.fields.some(([field]) => field === "netuid") ? [name] : [],
  );
  expect(names.sort()).toEqual([...CASES.map(([short]) => `sudo_set_${short}`), ...OTHERS].sort());
});

test.each([
  ["sudo_set_max_allowed_uids", { max_allowed_uids: 2 }, /MaxAllowedUIdsLessThanCurrentUIds/],
  ["sudo_set_max_allowed_uids", { max_allowed_uids: 257 }, /MaxAllowedUidsGreaterThanDefaultMaxAllowedUids/],
  ["sudo_set_min_allowed_uids", { min_allowed_uids: 3 }, /MinAllowedUidsGreaterThanCurrentUids/],
  ["sudo_set_min_allowed_uids", { min_allowed_uids: 256 }, /MinAllowedUidsGreaterThanMaxAllowedUids/],
  ["sudo_set_max_allowed_validators", { max_allowed_validators: 257 }, /MaxValidatorsLargerThanMaxUIds/],
  ["sudo_set_activity_cutoff", { activity_cutoff: 359 }, /ActivityCutoffTooLow/],
  ["sudo_set_min_burn", { min_burn: TAO }, /ValueNotInBounds/],
  ["sudo_set_max_burn", { max_burn: TAO / 10n }, /ValueNotInBounds/],
  ["sudo_set_commit_reveal_weights_interval", { interval: 0n }, /RevealPeriodTooSmall/],
  ["sudo_set_commit_reveal_weights_interval", { interval: 101n }, /RevealPeriodTooLarge/],
  ["sudo_set_owner_immune_neuron_limit", { immune_neurons: 0 }, /InvalidValue/],
  ["sudo_set_owner_immune_neuron_limit", { immune_neurons: 11 }, /InvalidValue/],
  ["sudo_set_burn_half_life", { burn_half_life: 0 }, /InvalidValue/],
  ["sudo_set_burn_half_life", { burn_half_life: 36_101 }, /InvalidValue/],
  ["sudo_set_burn_half_life", { netuid: 0, burn_half_life: 1 }, /NotPermittedOnRootSubnet/],
  ["sudo_set_burn_increase_mult", { burn_increase_mult: U64F64.ONE - 1n }, /InvalidValue/],
  ["sudo_set_burn_increase_mult", { burn_increase_mult: 3n * U64F64.ONE + 1n }, /InvalidValue/],
  ["sudo_set_min_childkey_take_per_subnet", { take: 65_535 }, /InvalidValue/],
  ["sudo_set_alpha_values", { alpha_low: 2_000, alpha_high: 3_000 }, /LiquidAlphaDisabled/],
])("%s refuses %o", (name, args, failure) => {
  const b = arrange();
  items.MinAllowedUids.set(b.store, [1], 1);
  expect(() => call(b, name, args)).toThrow(failure);
  expect(b.events()).toEqual([]);
});

test("what root may and an owner may not", () => {
  const b = arrange();
  for (const [name, args, failure] of [
    ["sudo_set_bonds_moving_average", { bonds_moving_average: 975_001n }, /BondsMovingAverageMaxReached/],
    ["sudo_set_alpha_sigmoid_steepness", { steepness: -1 }, /NegativeSigmoidSteepness/],
  ] as const) {
    expect(() => call(b, name, args, OWNER)).toThrow(failure);
    call(b, name, args);
  }
});

test("alpha values need liquid alpha, and 1638 <= low <= high", () => {
  const b = arrange();
  const set = (alpha_low: number, alpha_high: number) =>
    call(b, "sudo_set_alpha_values", { alpha_low, alpha_high }, OWNER);
  items.LiquidAlphaOn.set(b.store, [1], true);
  expect(() => set(1_638, 1_637)).toThrow(/AlphaHighTooLow/);
  expect(() => set(1_637, 1_638)).toThrow(/AlphaLowOutOfRange/);
  expect(() => set(1_639, 1_638)).toThrow(/AlphaLowOutOfRange/);
  set(1_638, 1_638);
  expect(items.AlphaValues.get(b.store, 1)).toEqual([1_638, 1_638]);
  expect(() => set(1_638, 1_638)).toThrow(/TxRateLimitExceeded/);
});

test.each(["sudo_set_subnet_owner_hotkey", "sudo_set_sn_owner_hotkey"])("%s: once in a week, for root too", name => {
  const b = arrange();
  const set = (who?: typeof OWNER, args: object = {}) => call(b, name, { hotkey: HOT, ...args }, who);
  expect(() => set(STRANGER)).toThrow(/origin/);
  expect(() => set(undefined, { netuid: 77 })).toThrow(/SubnetNotExists/);
  expect(() => set(OWNER, { hotkey: `0x6d6f646c73756274656e73720100${"00".repeat(18)}` })).toThrow(
    /CannotUseSystemAccount/,
  );
  set(OWNER);
  expect(items.SubnetOwnerHotkey.get(b.store, 1)).toBe(HOT);
  expect(b.events()).toEqual([{ name: "SubnetOwnerHotkeySet", values: [1, HOT] }]);
  b.goTo(1_000 + 50_399);
  expect(() => set()).toThrow(/TxRateLimitExceeded/);
  b.goTo(1_000 + 50_400);
  set();
});
