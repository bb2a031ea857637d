import type { Weight } from "@waystone/frame";

/** Time of one read and of one write of the state, in picoseconds: Substrate's constants for RocksDB. */
const READ = 25_000_000n;
const WRITE = 100_000_000n;

/** Time in picoseconds and proof in bytes, both as measured, with so many reads and writes. */
function declared(refTime: bigint, proofSize: bigint, reads: bigint, writes: bigint): Weight {
  return { refTime: refTime + reads * READ + writes * WRITE, proofSize };
}

/**
 * What each call declares, so that fees are those of Subtensor 425: from the benchmarks in its `pallets/subtensor/src/weights.rs`
 * and, where a call has none there, from the annotation in `macros/dispatches.rs`. Calls on leases count 500 contributors.
 */
export const WEIGHTS = {
  set_weights: declared(15_513_610_000n, 10_327_410n, 4_112n, 2n),
  set_mechanism_weights: declared(15_540_000_000n, 0n, 4_111n, 2n),
  batch_set_weights: declared(103_092_000n, 7_395n, 16n, 2n),
  commit_weights: declared(69_049_000n, 4_714n, 13n, 2n),
  commit_mechanism_weights: declared(55_130_000n, 0n, 7n, 2n),
  batch_commit_weights: declared(147_224_000n, 4_765n, 15n, 2n),
  reveal_weights: declared(111_227_000n, 7_590n, 19n, 2n),
  reveal_mechanism_weights: declared(122_000_000n, 0n, 16n, 2n),
  commit_crv3_mechanism_weights: declared(77_750_000n, 0n, 7n, 2n),
  batch_reveal_weights: declared(421_363_000n, 8_095n, 19n, 2n),
  decrease_take: declared(29_895_000n, 4_295n, 3n, 2n),
  increase_take: declared(37_710_000n, 4_388n, 5n, 2n),
  add_stake: declared(664_064_000n, 8_727n, 32n, 16n),
  remove_stake: declared(569_198_000n, 10_557n, 28n, 13n),
  serve_axon: declared(31_278_000n, 4_178n, 3n, 1n),
  serve_axon_tls: declared(30_617_000n, 4_149n, 3n, 1n),
  serve_prometheus: declared(29_294_000n, 4_277n, 3n, 1n),
  register: declared(349_872_000n, 6_148n, 34n, 29n),
  root_register: declared(103_934_000n, 4_981n, 19n, 16n),
  burned_register: declared(336_815_000n, 6_148n, 34n, 29n),
  swap_hotkey: declared(1_242_038_000n, 28_912n, 182n, 99n),
  swap_hotkey_v2: declared(275_300_000n, 0n, 52n, 35n),
  swap_coldkey: declared(312_301_000n, 13_056n, 37n, 19n),
  set_childkey_take: declared(53_870_000n, 4_498n, 7n, 2n),
  sudo_set_tx_childkey_take_rate_limit: declared(5_760_000n, 0n, 0n, 1n),
  sudo_set_min_childkey_take: declared(6_000n, 0n, 1n, 1n),
  sudo_set_max_childkey_take: declared(6_000n, 0n, 1n, 1n),
  register_network: declared(277_125_000n, 9_947n, 40n, 48n),
  faucet: declared(91_000_000n, 0n, 27n, 22n),
  dissolve_network: declared(119_000_000n, 0n, 6n, 31n),
  set_children: declared(119_000_000n, 0n, 6n, 31n),
  schedule_swap_coldkey: declared(0n, 0n, 5n, 0n),
  set_identity: declared(32_040_000n, 6_829n, 3n, 1n),
  set_subnet_identity: declared(17_513_000n, 4_060n, 1n, 1n),
  register_network_with_identity: declared(275_041_000n, 9_883n, 39n, 47n),
  unstake_all: declared(26_830_000n, 9_189n, 6n, 0n),
  unstake_all_alpha: declared(700_873_000n, 11_306n, 43n, 25n),
  move_stake: declared(216_061_000n, 7_919n, 19n, 7n),
  transfer_stake: declared(258_541_000n, 7_994n, 19n, 6n),
  swap_stake: declared(742_019_000n, 10_920n, 47n, 24n),
  add_stake_limit: declared(853_005_000n, 8_727n, 32n, 16n),
  remove_stake_limit: declared(740_696_000n, 10_591n, 27n, 13n),
  swap_stake_limit: declared(944_515_000n, 11_077n, 47n, 24n),
  try_associate_hotkey: declared(25_337_000n, 4_283n, 3n, 3n),
  start_call: declared(39_454_000n, 4_583n, 5n, 2n),
  associate_evm_key: declared(684_242_000n, 4_415n, 3n, 1n),
  recycle_alpha: declared(172_139_000n, 5_219n, 13n, 6n),
  burn_alpha: declared(168_964_000n, 5_219n, 12n, 4n),
  set_pending_childkey_cooldown: declared(3_000_000n, 0n, 0n, 1n),
  remove_stake_full_limit: declared(754_292_000n, 10_591n, 27n, 13n),
  register_leased_network: declared(23_323_111_986n, 1_299_756n, 1_049n, 1_053n),
  terminate_lease: declared(929_668_779n, 1_270_648n, 504n, 507n),
  update_symbol: declared(28_313_000n, 9_074n, 4n, 1n),
  commit_timelocked_weights: declared(86_951_000n, 4_713n, 14n, 2n),
  set_coldkey_auto_stake_hotkey: declared(33_853_000n, 4_274n, 4n, 2n),
  commit_timelocked_mechanism_weights: declared(84_020_000n, 0n, 9n, 2n),
  root_dissolve_network: declared(119_000_000n, 0n, 6n, 31n),
  claim_root: declared(138_999_000n, 7_875n, 16n, 4n),
  set_root_claim_type: declared(18_283_000n, 3_941n, 2n, 4n),
  sudo_set_num_root_claims: declared(2_735_000n, 0n, 0n, 1n),
  sudo_set_root_claim_threshold: declared(5_681_000n, 0n, 0n, 1n),
  announce_coldkey_swap: declared(47_248_000n, 4_159n, 4n, 3n),
  swap_coldkey_announced: declared(288_156_000n, 13_000n, 37n, 15n),
  dispute_coldkey_swap: declared(23_293_000n, 4_130n, 2n, 1n),
  reset_coldkey_swap: declared(8_857_000n, 0n, 0n, 2n),
  enable_voting_power_tracking: declared(10_000n, 0n, 2n, 2n),
  disable_voting_power_tracking: declared(10_000n, 0n, 2n, 1n),
  sudo_set_voting_power_ema_alpha: declared(6_000n, 0n, 1n, 1n),
  add_stake_burn: declared(967_308_000n, 8_727n, 33n, 17n),
  clear_coldkey_swap_announcement: declared(17_890_000n, 0n, 2n, 1n),
  register_limit: declared(354_200_000n, 0n, 47n, 40n),
  set_auto_parent_delegation_enabled: declared(28_023_000n, 4_364n, 2n, 1n),
  lock_stake: declared(115_995_000n, 7_655n, 17n, 3n),
  move_lock: declared(149_819_000n, 7_339n, 14n, 6n),
  set_perpetual_lock: declared(0n, 0n, 4n, 3n),
  set_tempo: declared(46_407_000n, 4_440n, 6n, 3n),
  set_activity_cutoff_factor: declared(39_193_000n, 4_364n, 7n, 2n),
  trigger_epoch: declared(42_539_000n, 4_447n, 8n, 2n),
  set_reject_locked_alpha: declared(0n, 0n, 1n, 1n),

  // Calls that 425 does not have; each is what its nearest relative declares.
  transfer_stake_and_hotkey: declared(742_019_000n, 10_920n, 47n, 24n),
  move_stake_limit: declared(944_515_000n, 11_077n, 47n, 24n),
  pow_register: declared(349_872_000n, 6_148n, 34n, 29n),
} as const;

/** What the checks before a dispatch declare, each for the calls that it looks at. */
export const CHECK_WEIGHTS = {
  check_coldkey_swap: declared(17_583_000n, 4_198n, 2n, 0n),
  check_weights: declared(52_958_000n, 7_671n, 11n, 0n),
  check_rate_limits: declared(35_376_000n, 4_484n, 7n, 0n),
  check_delegate_take: declared(15_378_000n, 4_186n, 3n, 0n),
  check_serving_endpoints: declared(19_035_000n, 4_112n, 3n, 0n),
  check_evm_key_association: declared(15_448_000n, 4_117n, 2n, 0n),
} as const;
