import { I96F32, type Rao, U64F64 } from "@waystone/primitives";

/** What storage items read as before they are set. Blocks for periods and limits, rao for amounts, 65535ths for shares, unless said otherwise. */
export interface InitialValues {
  readonly issuance: Rao;

  // Subnets.
  readonly subnetLimit: number;
  readonly networkMinLockCost: Rao;
  readonly networkLockReductionInterval: bigint;
  readonly networkRateLimit: bigint;
  readonly networkImmunityPeriod: bigint;
  readonly startCallDelay: bigint;
  readonly dissolveNetworkScheduleDuration: number;
  readonly subnetOwnerCut: number;
  readonly maxMechanismCount: number;
  readonly adminFreezeWindow: number;
  /** In tempos. */
  readonly ownerHyperparamRateLimit: number;
  /** In tempos. */
  readonly weightsVersionKeyRateLimit: bigint;
  readonly tempo: number;
  readonly maxEpochsPerBlock: number;

  // Registration.
  readonly burn: Rao;
  readonly minBurn: Rao;
  readonly maxBurn: Rao;
  /** 0: the price does not fall. */
  readonly burnHalfLife: number;
  readonly burnIncreaseMult: U64F64;
  readonly raoRecycledForRegistration: Rao;
  readonly difficulty: bigint;
  readonly minDifficulty: bigint;
  readonly maxDifficulty: bigint;
  readonly adjustmentInterval: number;
  /** A 64-bit fraction. */
  readonly adjustmentAlpha: bigint;
  readonly targetRegistrationsPerInterval: number;
  readonly maxRegistrationsPerBlock: number;
  readonly minAllowedUids: number;
  readonly maxAllowedUids: number;
  readonly immunityPeriod: number;
  readonly minNonImmuneUids: number;
  readonly immuneOwnerUidsLimit: number;
  readonly maxAllowedValidators: number;

  // Weights and epoch.
  readonly weightsVersionKey: bigint;
  readonly weightsSetRateLimit: bigint;
  readonly minAllowedWeights: number;
  readonly commitRevealWeightsEnabled: boolean;
  readonly commitRevealWeightsVersion: number;
  /** In epochs. */
  readonly revealPeriodEpochs: bigint;
  readonly activityCutoff: number;
  readonly minActivityCutoff: number;
  /** In thousandths of a tempo. */
  readonly activityCutoffFactorMilli: number;
  readonly rho: number;
  readonly kappa: number;
  /** In millionths. */
  readonly bondsMovingAverage: bigint;
  readonly bondsPenalty: number;
  readonly bondsResetOn: boolean;
  readonly liquidAlphaOn: boolean;
  readonly alphaValues: readonly [low: number, high: number];
  /** In thousandths. */
  readonly alphaSigmoidSteepness: number;
  readonly yuma3On: boolean;
  readonly validatorPruneLen: bigint;
  /** In hundredths. */
  readonly scalingLawPower: number;
  /** In parts of 10^18. */
  readonly votingPowerEmaAlpha: bigint;

  // Prices and stake.
  readonly movingAlpha: I96F32;
  readonly emaPriceHalvingPeriod: bigint;
  /** A 64-bit fraction. */
  readonly taoWeight: bigint;
  readonly stakeThreshold: bigint;
  /** Least stake of a call. */
  readonly minStake: Rao;
  readonly maturityRate: bigint;
  readonly unlockRate: bigint;
  readonly numRootClaim: bigint;
  /** In rao of alpha. */
  readonly rootClaimableThreshold: I96F32;

  // Keys and takes.
  readonly defaultDelegateTake: number;
  readonly minDelegateTake: number;
  readonly defaultChildKeyTake: number;
  readonly minChildKeyTake: number;
  readonly maxChildKeyTake: number;
  /** A 64-bit fraction. */
  readonly ckBurn: bigint;
  readonly pendingChildKeyCooldown: bigint;
  readonly txRateLimit: bigint;
  readonly txDelegateTakeRateLimit: bigint;
  readonly txChildKeyTakeRateLimit: bigint;
  readonly servingRateLimit: bigint;
  readonly coldkeySwapAnnouncementDelay: number;
  readonly coldkeySwapReannouncementDelay: number;
  readonly keySwapCost: Rao;
  readonly keySwapOnSubnetCost: Rao;
}

const TAO = 1_000_000_000n;
const U64_MAX = (1n << 64n) - 1n;

/** Subtensor 425 with blocks of 12 seconds (`runtime.md` appendix E). */
export const REFERENCE_VALUES: InitialValues = {
  issuance: 0n,

  subnetLimit: 128,
  networkMinLockCost: 1_000n * TAO,
  networkLockReductionInterval: 100_800n,
  networkRateLimit: 7_200n,
  networkImmunityPeriod: 1_296_000n,
  startCallDelay: 0n,
  dissolveNetworkScheduleDuration: 36_000,
  subnetOwnerCut: 11_796,
  maxMechanismCount: 2,
  adminFreezeWindow: 10,
  ownerHyperparamRateLimit: 2,
  weightsVersionKeyRateLimit: 5n,
  tempo: 360,
  maxEpochsPerBlock: 2,

  burn: TAO / 10n,
  minBurn: 500_000n,
  maxBurn: 100n * TAO,
  burnHalfLife: 360,
  // deterministic: a constant, taken over bit by bit.
  burnIncreaseMult: U64F64.fromF64(1.26),
  raoRecycledForRegistration: 0n,
  difficulty: 10_000_000n,
  minDifficulty: 10_000_000n,
  maxDifficulty: U64_MAX / 4n,
  adjustmentInterval: 100,
  adjustmentAlpha: 0n,
  targetRegistrationsPerInterval: 2,
  maxRegistrationsPerBlock: 1,
  minAllowedUids: 64,
  maxAllowedUids: 256,
  immunityPeriod: 4_096,
  minNonImmuneUids: 10,
  immuneOwnerUidsLimit: 1,
  maxAllowedValidators: 128,

  weightsVersionKey: 0n,
  weightsSetRateLimit: 100n,
  minAllowedWeights: 1_024,
  commitRevealWeightsEnabled: true,
  commitRevealWeightsVersion: 4,
  revealPeriodEpochs: 1n,
  activityCutoff: 5_000,
  minActivityCutoff: 360,
  activityCutoffFactorMilli: 13_889,
  rho: 10,
  kappa: 32_767,
  bondsMovingAverage: 900_000n,
  bondsPenalty: 0xffff,
  bondsResetOn: false,
  liquidAlphaOn: false,
  alphaValues: [45_875, 58_982],
  alphaSigmoidSteepness: 1_000,
  yuma3On: false,
  validatorPruneLen: 1n,
  scalingLawPower: 50,
  votingPowerEmaAlpha: 3_570_000_000_000_000n,

  // deterministic: a constant, taken over bit by bit.
  movingAlpha: I96F32.fromF64(0.000003),
  emaPriceHalvingPeriod: 201_600n,
  taoWeight: 971_718_665_099_567_868n,
  stakeThreshold: 0n,
  minStake: 2_000_000n,
  maturityRate: 934_866n,
  unlockRate: 934_866n,
  numRootClaim: 5n,
  rootClaimableThreshold: I96F32.fromInt(500_000),

  defaultDelegateTake: 11_796,
  minDelegateTake: 0,
  defaultChildKeyTake: 0,
  minChildKeyTake: 0,
  maxChildKeyTake: 11_796,
  ckBurn: 0n,
  pendingChildKeyCooldown: 7_200n,
  txRateLimit: 1_000n,
  txDelegateTakeRateLimit: 216_000n,
  txChildKeyTakeRateLimit: 216_000n,
  servingRateLimit: 50n,
  coldkeySwapAnnouncementDelay: 36_000,
  coldkeySwapReannouncementDelay: 7_200,
  keySwapCost: TAO / 10n,
  keySwapOnSubnetCost: TAO / 1_000n,
};

/** The same with fast blocks: shorter periods (`clients.md` 9.4). */
export const FAST_VALUES: InitialValues = {
  ...REFERENCE_VALUES,
  tempo: 10,
  maxEpochsPerBlock: 32,
  txChildKeyTakeRateLimit: 5n,
  coldkeySwapAnnouncementDelay: 50,
  coldkeySwapReannouncementDelay: 10,
  pendingChildKeyCooldown: 15n,
};
