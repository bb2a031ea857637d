/** Where a chain departs from Subtensor 425: the decisions of `docs/divergences.md`. */
export interface Rules {
  /**
   * D1. `modulo`: an epoch of subnet n runs when `(block + n + 1) % (tempo + 1) = 0`, and one that was asked for runs besides.
   * `stateful`: an epoch runs a tempo after the last one (`runtime.md` 1.2).
   */
  readonly epochSchedule: "modulo" | "stateful";
  /** D2. Whether a failed check is an error of the call inside its block, or the transaction is refused before it enters one. */
  readonly failedChecks: "in-block" | "guards";
  /** D5. Whether the activity cutoff is a number of blocks, or a factor of the tempo. */
  readonly activityCutoff: "blocks" | "factor";
  /** D6. Whether a new subnet earns TAO from its start, or only when root enables it. */
  readonly emissionEnabledOnStart: boolean;
  /** D8. Whether `register` accepts work where the subnet allows it; otherwise it registers by burn. */
  readonly powRegistration: boolean;
  /** Whether work can be turned into TAO from a faucet; for test networks. */
  readonly faucet: boolean;
  /** D14. What `rank`, `trust` and `pruning_score` of a metagraph hold: a zero for each uid, or nothing. */
  readonly oldMetagraphFields: "zeros" | "empty";
  /** D10. Behaviour of 425 that loses money or data, and whether it is mended (`runtime.md` appendix G). */
  readonly fixes: Fixes;
}

/** Mended behaviour of 425, by its number in appendix G. All `false` in the reference. */
export interface Fixes {
  /** 6. A new subnet's reserve is what was paid, also where that is less than the least lock. */
  readonly lockReserveIsPaid: boolean;
  /** 7. A dissolution removes every map of the subnet, but for the counter of its number. */
  readonly dissolveWipesAll: boolean;
  /** 8. Lease dividends are paid when they are due, whatever the block. */
  readonly leaseDividendsWhenDue: boolean;
  /** 9. A neuron's stake counts once for voting power, however many mechanisms a subnet has. */
  readonly stakeCountsOnce: boolean;
  /** 13. A hotkey swap takes timelocked commits along. */
  readonly swapMovesTimelockedCommits: boolean;
  /** 18. `TotalIssuance` at genesis is the sum of all balances. */
  readonly genesisIssuanceIsBalances: boolean;
  /** A batch of weights, which is free and of constant weight, names no more subnets than there are. Not in the appendix. */
  readonly weightBatchesBounded: boolean;
  /** A call that is free of fees comes from an account that the network knows, or brings valid work. Not in the appendix. */
  readonly freeCallsOfKnownOnly: boolean;
}

const NOTHING_MENDED: Fixes = {
  lockReserveIsPaid: false,
  dissolveWipesAll: false,
  leaseDividendsWhenDue: false,
  stakeCountsOnce: false,
  swapMovesTimelockedCommits: false,
  genesisIssuanceIsBalances: false,
  weightBatchesBounded: false,
  freeCallsOfKnownOnly: false,
};

const ALL_MENDED: Fixes = {
  lockReserveIsPaid: true,
  dissolveWipesAll: true,
  leaseDividendsWhenDue: true,
  stakeCountsOnce: true,
  swapMovesTimelockedCommits: true,
  genesisIssuanceIsBalances: true,
  weightBatchesBounded: true,
  freeCallsOfKnownOnly: true,
};

/** Subtensor 425, bit for bit. */
export const REFERENCE_RULES: Rules = {
  epochSchedule: "stateful",
  failedChecks: "guards",
  activityCutoff: "factor",
  emissionEnabledOnStart: false,
  powRegistration: false,
  faucet: false,
  oldMetagraphFields: "empty",
  fixes: NOTHING_MENDED,
};

/** The rules of all presets. */
export const WAYSTONE_RULES: Rules = {
  epochSchedule: "modulo",
  failedChecks: "in-block",
  activityCutoff: "blocks",
  emissionEnabledOnStart: true,
  powRegistration: true,
  faucet: false,
  oldMetagraphFields: "zeros",
  fixes: ALL_MENDED,
};
