import { definePallet } from "@waystone/frame";
import { sudo_set_activity_cutoff } from "./calls/sudo_set_activity_cutoff.ts";
import { sudo_set_adjustment_alpha } from "./calls/sudo_set_adjustment_alpha.ts";
import { sudo_set_adjustment_interval } from "./calls/sudo_set_adjustment_interval.ts";
import { sudo_set_admin_freeze_window } from "./calls/sudo_set_admin_freeze_window.ts";
import { sudo_set_alpha_sigmoid_steepness } from "./calls/sudo_set_alpha_sigmoid_steepness.ts";
import { sudo_set_alpha_values } from "./calls/sudo_set_alpha_values.ts";
import { sudo_set_bonds_moving_average } from "./calls/sudo_set_bonds_moving_average.ts";
import { sudo_set_bonds_penalty } from "./calls/sudo_set_bonds_penalty.ts";
import { sudo_set_bonds_reset_enabled } from "./calls/sudo_set_bonds_reset_enabled.ts";
import { sudo_set_burn_half_life } from "./calls/sudo_set_burn_half_life.ts";
import { sudo_set_burn_increase_mult } from "./calls/sudo_set_burn_increase_mult.ts";
import { sudo_set_ck_burn } from "./calls/sudo_set_ck_burn.ts";
import { sudo_set_coldkey_swap_announcement_delay } from "./calls/sudo_set_coldkey_swap_announcement_delay.ts";
import { sudo_set_coldkey_swap_reannouncement_delay } from "./calls/sudo_set_coldkey_swap_reannouncement_delay.ts";
import { sudo_set_commit_reveal_version } from "./calls/sudo_set_commit_reveal_version.ts";
import { sudo_set_commit_reveal_weights_enabled } from "./calls/sudo_set_commit_reveal_weights_enabled.ts";
import { sudo_set_commit_reveal_weights_interval } from "./calls/sudo_set_commit_reveal_weights_interval.ts";
import { sudo_set_default_take } from "./calls/sudo_set_default_take.ts";
import { sudo_set_difficulty } from "./calls/sudo_set_difficulty.ts";
import { sudo_set_dissolve_network_schedule_duration } from "./calls/sudo_set_dissolve_network_schedule_duration.ts";
import { sudo_set_ema_price_halving_period } from "./calls/sudo_set_ema_price_halving_period.ts";
import { sudo_set_immunity_period } from "./calls/sudo_set_immunity_period.ts";
import { sudo_set_kappa } from "./calls/sudo_set_kappa.ts";
import { sudo_set_liquid_alpha_enabled } from "./calls/sudo_set_liquid_alpha_enabled.ts";
import { sudo_set_lock_reduction_interval } from "./calls/sudo_set_lock_reduction_interval.ts";
import { sudo_set_max_allowed_uids } from "./calls/sudo_set_max_allowed_uids.ts";
import { sudo_set_max_allowed_validators } from "./calls/sudo_set_max_allowed_validators.ts";
import { sudo_set_max_burn } from "./calls/sudo_set_max_burn.ts";
import { sudo_set_max_difficulty } from "./calls/sudo_set_max_difficulty.ts";
import { sudo_set_max_epochs_per_block } from "./calls/sudo_set_max_epochs_per_block.ts";
import { sudo_set_max_mechanism_count } from "./calls/sudo_set_max_mechanism_count.ts";
import { sudo_set_max_registrations_per_block } from "./calls/sudo_set_max_registrations_per_block.ts";
import { sudo_set_mechanism_count } from "./calls/sudo_set_mechanism_count.ts";
import { sudo_set_mechanism_emission_split } from "./calls/sudo_set_mechanism_emission_split.ts";
import { sudo_set_min_allowed_uids } from "./calls/sudo_set_min_allowed_uids.ts";
import { sudo_set_min_allowed_weights } from "./calls/sudo_set_min_allowed_weights.ts";
import { sudo_set_min_burn } from "./calls/sudo_set_min_burn.ts";
import { sudo_set_min_childkey_take_per_subnet } from "./calls/sudo_set_min_childkey_take_per_subnet.ts";
import { sudo_set_min_delegate_take } from "./calls/sudo_set_min_delegate_take.ts";
import { sudo_set_min_difficulty } from "./calls/sudo_set_min_difficulty.ts";
import { sudo_set_min_non_immune_uids } from "./calls/sudo_set_min_non_immune_uids.ts";
import { sudo_set_net_tao_flow_enabled } from "./calls/sudo_set_net_tao_flow_enabled.ts";
import { sudo_set_network_immunity_period } from "./calls/sudo_set_network_immunity_period.ts";
import { sudo_set_network_min_lock_cost } from "./calls/sudo_set_network_min_lock_cost.ts";
import { sudo_set_network_pow_registration_allowed } from "./calls/sudo_set_network_pow_registration_allowed.ts";
import { sudo_set_network_rate_limit } from "./calls/sudo_set_network_rate_limit.ts";
import { sudo_set_network_registration_allowed } from "./calls/sudo_set_network_registration_allowed.ts";
import { sudo_set_nominator_min_required_stake } from "./calls/sudo_set_nominator_min_required_stake.ts";
import { sudo_set_owner_cut_auto_lock_enabled } from "./calls/sudo_set_owner_cut_auto_lock_enabled.ts";
import { sudo_set_owner_cut_enabled } from "./calls/sudo_set_owner_cut_enabled.ts";
import { sudo_set_owner_hparam_rate_limit } from "./calls/sudo_set_owner_hparam_rate_limit.ts";
import { sudo_set_owner_immune_neuron_limit } from "./calls/sudo_set_owner_immune_neuron_limit.ts";
import { sudo_set_rao_recycled } from "./calls/sudo_set_rao_recycled.ts";
import { sudo_set_recycle_or_burn } from "./calls/sudo_set_recycle_or_burn.ts";
import { sudo_set_rho } from "./calls/sudo_set_rho.ts";
import { sudo_set_serving_rate_limit } from "./calls/sudo_set_serving_rate_limit.ts";
import { sudo_set_sn_owner_hotkey } from "./calls/sudo_set_sn_owner_hotkey.ts";
import { sudo_set_stake_threshold } from "./calls/sudo_set_stake_threshold.ts";
import { sudo_set_start_call_delay } from "./calls/sudo_set_start_call_delay.ts";
import { sudo_set_subnet_emission_enabled } from "./calls/sudo_set_subnet_emission_enabled.ts";
import { sudo_set_subnet_limit } from "./calls/sudo_set_subnet_limit.ts";
import { sudo_set_subnet_moving_alpha } from "./calls/sudo_set_subnet_moving_alpha.ts";
import { sudo_set_subnet_owner_cut } from "./calls/sudo_set_subnet_owner_cut.ts";
import { sudo_set_subnet_owner_hotkey } from "./calls/sudo_set_subnet_owner_hotkey.ts";
import { sudo_set_subtoken_enabled } from "./calls/sudo_set_subtoken_enabled.ts";
import { sudo_set_tao_flow_cutoff } from "./calls/sudo_set_tao_flow_cutoff.ts";
import { sudo_set_tao_flow_normalization_exponent } from "./calls/sudo_set_tao_flow_normalization_exponent.ts";
import { sudo_set_tao_flow_smoothing_factor } from "./calls/sudo_set_tao_flow_smoothing_factor.ts";
import { sudo_set_target_registrations_per_interval } from "./calls/sudo_set_target_registrations_per_interval.ts";
import { sudo_set_tempo } from "./calls/sudo_set_tempo.ts";
import { sudo_set_toggle_transfer } from "./calls/sudo_set_toggle_transfer.ts";
import { sudo_set_total_issuance } from "./calls/sudo_set_total_issuance.ts";
import { sudo_set_tx_delegate_take_rate_limit } from "./calls/sudo_set_tx_delegate_take_rate_limit.ts";
import { sudo_set_tx_rate_limit } from "./calls/sudo_set_tx_rate_limit.ts";
import { sudo_set_weights_set_rate_limit } from "./calls/sudo_set_weights_set_rate_limit.ts";
import { sudo_set_weights_version_key } from "./calls/sudo_set_weights_version_key.ts";
import { sudo_set_yuma3_enabled } from "./calls/sudo_set_yuma3_enabled.ts";
import { sudo_trim_to_max_allowed_uids } from "./calls/sudo_trim_to_max_allowed_uids.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";

export {
  type Bounds,
  type ChainParameter,
  type ChainParameters,
  type Hyperparameters,
  HyperparametersPort,
  type OwnerLimit,
  type SubnetParameter,
  type SubnetParameters,
} from "./config.ts";

/** Calls by which root and the subnets' owners set parameters; another pallet keeps them. */
export const AdminUtils = definePallet({
  name: "AdminUtils",
  crate: "pallet_admin_utils",
  events,
  errors: Err,
  calls: {
    sudo_set_default_take,
    sudo_set_tx_rate_limit,
    sudo_set_serving_rate_limit,
    sudo_set_min_difficulty,
    sudo_set_max_difficulty,
    sudo_set_weights_version_key,
    sudo_set_weights_set_rate_limit,
    sudo_set_adjustment_interval,
    sudo_set_adjustment_alpha,
    sudo_set_immunity_period,
    sudo_set_min_allowed_weights,
    sudo_set_max_allowed_uids,
    sudo_set_kappa,
    sudo_set_rho,
    sudo_set_activity_cutoff,
    sudo_set_network_registration_allowed,
    sudo_set_network_pow_registration_allowed,
    sudo_set_target_registrations_per_interval,
    sudo_set_min_burn,
    sudo_set_max_burn,
    sudo_set_difficulty,
    sudo_set_max_allowed_validators,
    sudo_set_bonds_moving_average,
    sudo_set_max_registrations_per_block,
    sudo_set_subnet_owner_cut,
    sudo_set_network_rate_limit,
    sudo_set_tempo,
    sudo_set_total_issuance,
    sudo_set_network_immunity_period,
    sudo_set_network_min_lock_cost,
    sudo_set_subnet_limit,
    sudo_set_lock_reduction_interval,
    sudo_set_rao_recycled,
    sudo_set_stake_threshold,
    sudo_set_nominator_min_required_stake,
    sudo_set_tx_delegate_take_rate_limit,
    sudo_set_min_delegate_take,
    sudo_set_commit_reveal_weights_enabled,
    sudo_set_liquid_alpha_enabled,
    sudo_set_alpha_values,
    sudo_set_dissolve_network_schedule_duration,
    sudo_set_commit_reveal_weights_interval,
    sudo_set_bonds_penalty,
    sudo_set_toggle_transfer,
    sudo_set_subnet_moving_alpha,
    sudo_set_subnet_owner_hotkey,
    sudo_set_ema_price_halving_period,
    sudo_set_subtoken_enabled,
    sudo_set_sn_owner_hotkey,
    sudo_set_alpha_sigmoid_steepness,
    sudo_set_yuma3_enabled,
    sudo_set_bonds_reset_enabled,
    sudo_set_commit_reveal_version,
    sudo_set_owner_immune_neuron_limit,
    sudo_set_ck_burn,
    sudo_set_admin_freeze_window,
    sudo_set_owner_hparam_rate_limit,
    sudo_set_mechanism_count,
    sudo_set_mechanism_emission_split,
    sudo_trim_to_max_allowed_uids,
    sudo_set_min_allowed_uids,
    sudo_set_recycle_or_burn,
    sudo_set_tao_flow_cutoff,
    sudo_set_tao_flow_normalization_exponent,
    sudo_set_tao_flow_smoothing_factor,
    sudo_set_min_non_immune_uids,
    sudo_set_start_call_delay,
    sudo_set_coldkey_swap_announcement_delay,
    sudo_set_coldkey_swap_reannouncement_delay,
    sudo_set_max_mechanism_count,
    sudo_set_burn_half_life,
    sudo_set_burn_increase_mult,
    sudo_set_net_tao_flow_enabled,
    sudo_set_owner_cut_enabled,
    sudo_set_min_childkey_take_per_subnet,
    sudo_set_subnet_emission_enabled,
    sudo_set_owner_cut_auto_lock_enabled,
    sudo_set_max_epochs_per_block,
  },
});
