/** Weights by uid; only the ratios count. */
export type Weights = ReadonlyMap<number, number>;

/** What a validator can go by when it sets weights. */
export interface ValidatorView {
  /** Uid of the validator. */
  readonly uid: number;
  /** Asks its question and judges the answers by the rule. */
  judge(): Weights;
  /** Weights that others have revealed and that are in force, with the stake behind each row. */
  revealed(): readonly { readonly uid: number; readonly weights: Weights; readonly stake: number }[];
  /** Uids of an actor's miners. */
  minersOf(actor: string): readonly number[];
}

/** How a validator sets weights. */
export interface ValidatorStrategy {
  /** Weights of one round; an empty map sets none. */
  weigh(view: ValidatorView): Weights;
}

/** What a validator does, in a word. */
export type ValidatorKind = "honest" | "copying" | "bribed";

/** A neuron that validates. */
export interface ValidatorPlan {
  readonly name: string;
  readonly kind: ValidatorKind;
  make(): ValidatorStrategy;
}

/** The same ratios with the sum 1; nothing of nothing. */
export function shares(weights: Weights): Map<number, number> {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return new Map(sum > 0 ? [...weights].map(([uid, weight]) => [uid, weight / sum] as const) : []);
}
