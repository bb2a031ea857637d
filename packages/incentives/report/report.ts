/** What an actor earned, and what that cost it. */
export interface Earnings {
  readonly uids: number;
  /** Alpha, in rao; less what it made the validators lose that it bribed. */
  readonly earned: bigint;
  /** Part of all that miners earned, 0 to 1. */
  readonly share: number;
  readonly sharePerUid: number;
  /** Units of work. */
  readonly units: number;
  /** In prices of a registration: one for each uid, and its work. */
  readonly cost: number;
  /** Share for each price of a registration that was spent. */
  readonly sharePerCost: number;
}

/** An honest miner of a market. */
export interface HonestEarnings extends Earnings {
  readonly level: string;
}

/** A validator of a market. */
export interface ValidatorEarnings {
  readonly name: string;
  readonly kind: string;
  /** Alpha, in rao. */
  readonly earned: bigint;
  /** What an epoch adds to its stake, as a ratio, on average. */
  readonly return: number;
}

/** How one market ended. */
export interface MarketReport {
  readonly honest: readonly HonestEarnings[];
  readonly validators: readonly ValidatorEarnings[];
  /** Epochs in which miners were paid; what they and validators earned is counted in these. */
  readonly paidRounds: number;
}

/** What came of an attack. */
export interface AttackReport {
  readonly name: string;
  readonly what: string;
  /** Who attacks: neurons that mine, or that validate. */
  readonly by: "miners" | "validators";
  readonly level: string;
  /** The attackers together; nothing where only validators attack. */
  readonly attackers: Earnings | undefined;
  /**
   * The honest miner of the same level in the same market. Where attackers have a model of their own its earnings are scaled: by what that
   * model earned in honest hands against what the honest miner's earned beside it.
   */
  readonly honest: HonestEarnings;
  /** How much more the attackers earn than honesty, as a ratio: −1 for nothing, 0 for as much, above 0 where the attack pays. */
  readonly margin: number;
  readonly pays: boolean;
  /**
   * Part of an honest miner's costs that is work from which on the attack pays, 0 to 1; nothing if it never does. Of validators: what the
   * attack pays less, so the part of their income that honest work may cost before the attack pays.
   */
  readonly paysFrom: number | undefined;
  /** What the honest miner of that level lost by the attack, against the market without it, as a ratio. */
  readonly harm: number;
  readonly market: MarketReport;
}

/** Who earns what under a rule, and which attacks pay. */
export interface IncentiveReport {
  readonly rule: string;
  readonly rounds: number;
  readonly seed: number;
  /** Price of a registration, in rao. */
  readonly registration: bigint;
  /** Part of an honest miner's costs that is work. */
  readonly workShare: number;
  /** A margin up to this counts as none. */
  readonly tolerance: number;
  /** The market without an attack. */
  readonly baseline: MarketReport;
  readonly attacks: readonly AttackReport[];
}
