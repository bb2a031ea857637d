import { shares, type ValidatorPlan, type Weights } from "./validator.ts";

/** Adds a row, times a factor, to a sum of rows. */
function addRow(sum: Map<number, number>, row: Weights, factor: number): void {
  for (const [uid, weight] of row) sum.set(uid, (sum.get(uid) ?? 0) + factor * weight);
}

/** Asks, judges, and says so. */
export function honestValidator(name: string): ValidatorPlan {
  return { name, kind: "honest", make: () => ({ weigh: view => view.judge() }) };
}

/** Asks nobody: sets the mean of what others have revealed, by stake, which is a reveal period behind. */
export function copyingValidator(name: string): ValidatorPlan {
  return {
    name,
    kind: "copying",
    make: () => ({
      weigh(view) {
        const mean = new Map<number, number>();
        for (const { uid, weights, stake } of view.revealed())
          if (uid !== view.uid) addRow(mean, shares(weights), stake);
        return mean;
      },
    }),
  };
}

/** Judges honestly, and then gives a share of all its weight to the miners of whoever bribes it. */
export function bribedValidator(name: string, briber: string, share: number): ValidatorPlan {
  return {
    name,
    kind: "bribed",
    make: () => ({
      weigh(view) {
        const favoured = view.minersOf(briber);
        const mixed = new Map<number, number>();
        addRow(mixed, shares(view.judge()), 1 - share);
        addRow(mixed, new Map(favoured.map(uid => [uid, 1 / favoured.length])), share);
        return mixed;
      },
    }),
  };
}
