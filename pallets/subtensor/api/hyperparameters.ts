import { I32F32, i32f32, u64f64 } from "@waystone/primitives";
import { bool, bytes, type Static, struct, variant, vec } from "@waystone/scale";
import { MinChildkeyTake, MinChildkeyTakePerSubnet } from "../children/storage.ts";
import {
  ActivityCutoffFactorMilli,
  AlphaSigmoidSteepness,
  BondsResetOn,
  BurnHalfLife,
  BurnIncreaseMult,
  OwnerCutAutoLockEnabled,
  OwnerCutEnabled,
  TransferToggle,
  Yuma3On,
} from "../subnets/hyperparameters.ts";
import { SubtokenEnabled } from "../subnets/storage.ts";
import { codecsOf, column, readAll } from "./columns.ts";
import { columns } from "./metagraph.ts";
import type { Subnet } from "./subnet.ts";
import { C16, C32, C64, C128, CRao } from "./wire.ts";

const v1 = {
  rho: columns.rho,
  kappa: columns.kappa,
  immunity_period: columns.immunity_period,
  min_allowed_weights: columns.min_allowed_weights,
  max_weights_limit: columns.max_weights_limit,
  tempo: columns.tempo,
  min_difficulty: columns.min_difficulty,
  max_difficulty: columns.max_difficulty,
  weights_version: columns.weights_version,
  weights_rate_limit: columns.weights_rate_limit,
  adjustment_interval: columns.adjustment_interval,
  activity_cutoff: columns.activity_cutoff,
  registration_allowed: columns.registration_allowed,
  target_regs_per_interval: columns.target_regs_per_interval,
  min_burn: columns.min_burn,
  max_burn: columns.max_burn,
  bonds_moving_avg: columns.bonds_moving_avg,
  max_regs_per_block: columns.max_regs_per_block,
  serving_rate_limit: columns.serving_rate_limit,
  max_validators: columns.max_validators,
  adjustment_alpha: columns.adjustment_alpha,
  difficulty: columns.difficulty,
  commit_reveal_period: columns.commit_reveal_period,
  commit_reveal_weights_enabled: columns.commit_reveal_weights_enabled,
  alpha_high: columns.alpha_high,
  alpha_low: columns.alpha_low,
  liquid_alpha_enabled: columns.liquid_alpha_enabled,
} as const;

const v2 = {
  ...v1,
  alpha_sigmoid_steepness: column(i32f32, s => I32F32.fromInt(AlphaSigmoidSteepness.get(s.ctx.store, s.netuid))),
  yuma_version: column(C16, s => (Yuma3On.get(s.ctx.store, s.netuid) ? 3 : 2)),
  subnet_is_active: column(bool, s => SubtokenEnabled.get(s.ctx.store, s.netuid)),
  transfers_enabled: column(bool, s => TransferToggle.get(s.ctx.store, s.netuid)),
  bonds_reset_enabled: column(bool, s => BondsResetOn.get(s.ctx.store, s.netuid)),
  user_liquidity_enabled: column(bool, () => false),
} as const;

const path = "pallet_subtensor::rpc_info::subnet_info";

/** What a subnet's owner and the chain's root can set. */
export const SubnetHyperparams = struct(`${path}::SubnetHyperparams`, codecsOf(v1));
/** What a subnet's owner and the chain's root can set. */
export type SubnetHyperparams = Static<typeof SubnetHyperparams>;

/** {@link SubnetHyperparams} with those that came later. */
export const SubnetHyperparamsV2 = struct(`${path}::SubnetHyperparamsV2`, codecsOf(v2));
/** {@link SubnetHyperparams} with those that came later. */
export type SubnetHyperparamsV2 = Static<typeof SubnetHyperparamsV2>;

/** {@link SubnetHyperparams}. */
export const hyperparams = (subnet: Subnet): SubnetHyperparams => readAll(v1, subnet);

/** {@link SubnetHyperparamsV2}. */
export const hyperparamsV2 = (subnet: Subnet): SubnetHyperparamsV2 => readAll(v2, subnet);

/** Value of one hyperparameter, with its type. */
export const HyperparamValue = variant(`${path}::HyperparamValue`, {
  Bool: [0, bool],
  U16: [1, C16],
  U32: [2, C32],
  U64: [3, C64],
  U128: [4, C128],
  TaoBalance: [5, CRao],
  I32F32: [6, i32f32],
  U64F64: [7, u64f64],
});

/** A hyperparameter by its name. */
export const HyperparamEntry = struct(`${path}::HyperparamEntry`, { name: bytes, value: HyperparamValue });
/** A hyperparameter by its name. */
export type HyperparamEntry = Static<typeof HyperparamEntry>;
/** All hyperparameters by name; a list to which later runtimes add without breaking a reader. */
export const SubnetHyperparamsV3 = vec(HyperparamEntry);

/** How the third version writes what the second one has under the same name, in its order. */
const TYPES_V3 = {
  kappa: "U16",
  immunity_period: "U16",
  min_allowed_weights: "U16",
  max_weights_limit: "U16",
  tempo: "U16",
  weights_version: "U64",
  weights_rate_limit: "U64",
  activity_cutoff: "U64",
  activity_cutoff_factor: "U32",
  registration_allowed: "Bool",
  target_regs_per_interval: "U16",
  min_burn: "TaoBalance",
  max_burn: "TaoBalance",
  burn_half_life: "U16",
  burn_increase_mult: "U64F64",
  bonds_moving_avg: "U64",
  max_regs_per_block: "U16",
  serving_rate_limit: "U64",
  max_validators: "U16",
  commit_reveal_period: "U64",
  commit_reveal_weights_enabled: "Bool",
  alpha_high: "U16",
  alpha_low: "U16",
  liquid_alpha_enabled: "Bool",
  alpha_sigmoid_steepness: "I32F32",
  yuma_version: "U16",
  subnet_is_active: "Bool",
  transfers_enabled: "Bool",
  bonds_reset_enabled: "Bool",
  user_liquidity_enabled: "Bool",
  owner_cut_enabled: "Bool",
  owner_cut_auto_lock_enabled: "Bool",
  min_childkey_take: "U16",
} as const;

const v3 = {
  ...v2,
  activity_cutoff_factor: column(C32, s => ActivityCutoffFactorMilli.get(s.ctx.store, s.netuid)),
  burn_half_life: column(C16, s => BurnHalfLife.get(s.ctx.store, s.netuid)),
  burn_increase_mult: column(u64f64, s => BurnIncreaseMult.get(s.ctx.store, s.netuid)),
  owner_cut_enabled: column(bool, s => OwnerCutEnabled.get(s.ctx.store, s.netuid)),
  owner_cut_auto_lock_enabled: column(bool, s => OwnerCutAutoLockEnabled.get(s.ctx.store, s.netuid)),
  min_childkey_take: column(C16, s =>
    Math.max(MinChildkeyTake.get(s.ctx.store), MinChildkeyTakePerSubnet.get(s.ctx.store, s.netuid)),
  ),
} as const;

const utf8 = new TextEncoder();

/** {@link SubnetHyperparamsV3}. */
export function hyperparamsV3(subnet: Subnet): HyperparamEntry[] {
  return Object.entries(TYPES_V3).map(([name, type]) => ({
    name: utf8.encode(name),
    // The table above pairs each name with the type of its column.
    value: { type, value: v3[name as keyof typeof TYPES_V3].read(subnet) } as HyperparamEntry["value"],
  }));
}
