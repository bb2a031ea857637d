/** Limits that are no storage items: in blocks unless said otherwise. */
export interface Limits {
  /** Between two namings of a hotkey's children on a subnet. */
  readonly setChildren: number;
  /** Between two changes of a subnet's number of mechanisms. */
  readonly mechanismCount: number;
  /** Between two changes of the mechanisms' shares. */
  readonly mechanismEmission: number;
  /** Between two trimmings of a subnet's uids. */
  readonly maxUidsTrimming: number;
  /** Between two changes of a subnet owner's hotkey. */
  readonly subnetOwnerHotkey: number;
  /** Between two changes of a subnet's tempo by its owner. */
  readonly tempoUpdate: number;
  /** Between two associations of a neuron with an EVM address. */
  readonly evmKeyAssociation: number;
  /** Between two swaps of a hotkey on a subnet by one coldkey. */
  readonly hotkeySwapOnSubnet: number;
  /** Most children of a hotkey. */
  readonly children: number;
  /** Most subnets in one claim of root dividends. */
  readonly claimedSubnets: number;
  /** Most coldkeys for which the chain claims in one block. */
  readonly rootClaims: number;
  /** Greatest threshold of a claim, in rao of alpha. */
  readonly rootClaimThreshold: bigint;
  /** Least and greatest number of epochs from a commit to its reveal. */
  readonly revealPeriod: readonly [least: number, greatest: number];
  /** Most commits of a hotkey that wait for their reveal. */
  readonly unrevealedCommits: number;
  /** Greatest half-life of the price of a registration. */
  readonly burnHalfLife: number;
  /** Least and greatest number of owner's neurons that are never pruned. */
  readonly immuneOwnerUids: readonly [least: number, greatest: number];
  /** Most mechanisms of a subnet that root may allow. */
  readonly mechanisms: number;
  /** Most uids of a subnet, and of all its mechanisms together. */
  readonly uids: number;
  /** Pairs of a walk through all shares that one block indexes. */
  readonly indexedSharesPerBlock: number;
  /** Blocks until voting power is kept no more, once that was ordered. */
  readonly votingPowerDisableDelay: number;
  /** Blocks without an epoch after which one runs in any case. */
  readonly longestWithoutEpoch: number;
  /** Age in blocks from which a subnet's owner can be replaced by conviction. */
  readonly ownerChangeAge: number;
  /** Blocks for which a proof of work is good. */
  readonly workAge: number;
  /** Least and greatest tempo that a subnet's owner can set. */
  readonly tempo: readonly [least: number, greatest: number];
  /** Least and greatest activity cutoff in thousandths of a tempo. */
  readonly activityCutoffFactorMilli: readonly [least: number, greatest: number];
  /** What the least price of a registration must stay below, in rao. */
  readonly minBurnUpperBound: bigint;
  /** What the greatest price of a registration must stay above, in rao. */
  readonly maxBurnLowerBound: bigint;
  /** Hundredths of a subnet's neurons that may be immune after a trimming. */
  readonly immuneUidsPercent: number;
  /** Blocks between two payments of lease dividends. */
  readonly leaseDividendsInterval: number;
}

/** Subtensor 425 with blocks of 12 seconds. */
export const REFERENCE_LIMITS: Limits = {
  setChildren: 150,
  mechanismCount: 7_200,
  mechanismEmission: 7_200,
  maxUidsTrimming: 216_000,
  subnetOwnerHotkey: 50_400,
  tempoUpdate: 360,
  evmKeyAssociation: 7_200,
  hotkeySwapOnSubnet: 7_200,
  children: 5,
  claimedSubnets: 5,
  rootClaims: 50,
  rootClaimThreshold: 10_000_000n,
  revealPeriod: [1, 100],
  unrevealedCommits: 10,
  burnHalfLife: 36_100,
  immuneOwnerUids: [1, 10],
  mechanisms: 16,
  uids: 256,
  indexedSharesPerBlock: 30,
  votingPowerDisableDelay: 100_800,
  longestWithoutEpoch: 50_400,
  ownerChangeAge: 7_200 * 365 + 1_800,
  workAge: 3,
  tempo: [360, 50_400],
  activityCutoffFactorMilli: [1_000, 50_000],
  minBurnUpperBound: 1_000_000_000n,
  maxBurnLowerBound: 100_000_000n,
  immuneUidsPercent: 80,
  leaseDividendsInterval: 100,
};

/** Limits of a chain with fast blocks. */
export const FAST_LIMITS: Limits = {
  ...REFERENCE_LIMITS,
  mechanismCount: 1,
  mechanismEmission: 1,
  maxUidsTrimming: 1,
  evmKeyAssociation: 1,
  hotkeySwapOnSubnet: 1,
};
