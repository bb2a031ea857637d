import type { Answered, RegisteredMiner, Scoring } from "@waystone/sdk/subnet";
import { TextSubnetError } from "../errors.ts";
import type { Predictions, Prefixes } from "../protocol.ts";
import { type Score, Scoreboard, type ScoreboardState, type ScoredPrediction } from "./scoreboard.ts";

/** What a validator keeps to itself of a question: the byte that followed, where it stands, and whether it was used for the first time. */
export interface Hidden {
  readonly document: string;
  readonly byte: number;
  readonly heldOut: boolean;
}

/** A challenge of the text subnet with its answers. */
export type TextAnswered = Answered<Prefixes, Predictions, readonly Hidden[]>;

/** One answered question with what is needed to learn from it. */
export interface AnsweredPrediction extends ScoredPrediction {
  readonly prefix: Uint8Array;
  readonly heldOut: boolean;
}

/** A round question by question: each prefix with what all miners said of it. */
export function predictionsOf(round: readonly TextAnswered[]): AnsweredPrediction[] {
  return round.flatMap(({ question, secret, answers }) =>
    question.flatMap((prefix, i) => {
      const hidden = secret[i];
      if (hidden === undefined) return [];
      const said = new Map([...answers].map(([uid, predictions]) => [uid, predictions?.[i]]));
      return [{ prefix, byte: hidden.byte, heldOut: hidden.heldOut, answers: said }];
    }),
  );
}

/** The validator's book of the text subnet: losses in bits per byte, averaged, copies found, mapped to weights. */
export class TextScoring implements Scoring<Prefixes, Predictions, readonly Hidden[]> {
  #board = new Scoreboard();

  register(miners: readonly RegisteredMiner[]): void {
    this.#board.register(miners);
  }

  record(round: readonly TextAnswered[]): void {
    this.#board.record(predictionsOf(round));
  }

  weights(): ReadonlyMap<number, number> {
    return new Map(this.scores().map(({ uid, weight }) => [uid, weight]));
  }

  /** All miners' standings, by uid. */
  scores(): readonly Score[] {
    return this.#board.scores();
  }

  save(): unknown {
    return this.#board.state();
  }

  /** @throws TextSubnetError `bad-state` */
  restore(state: unknown): void {
    if (!Array.isArray(state))
      throw new TextSubnetError("bad-state", "The saved scores are unreadable: delete them to start anew.");
    this.#board = Scoreboard.restore(state as ScoreboardState);
  }
}
