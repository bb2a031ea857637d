import type { RoundReport } from "@waystone/sdk/subnet";
import {
  type AnsweredPrediction,
  type Hidden,
  type Predictions,
  type Prefixes,
  predictionsOf,
} from "@waystone/subnet-text";

/** What a validator's round gave, question by question. */
export interface TextReport extends RoundReport<Prefixes, Predictions, readonly Hidden[]> {
  readonly predictions: readonly AnsweredPrediction[];
}

/** A validator's report with its questions taken apart. */
export function textReport(report: RoundReport<Prefixes, Predictions, readonly Hidden[]>): TextReport {
  return { ...report, predictions: predictionsOf(report.round) };
}
