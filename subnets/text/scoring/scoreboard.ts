import {
  addStep,
  averageOf,
  type MovingAverage,
  NO_AVERAGE,
  type RegisteredMiner,
  toChainScale,
} from "@waystone/sdk/subnet";
import { TextSubnetError } from "../errors.ts";
import type { Distribution } from "../models/model.ts";
import { DuplicateDetector } from "./duplicates.ts";
import { incentives } from "./incentive.ts";
import { lossOf } from "./loss.ts";

/** One prediction of a step: the byte that followed, and every miner's answer to the same prefix. */
export type ScoredPrediction = {
  readonly byte: number;
  /** By uid; missing or `undefined` costs 8 bits. */
  readonly answers: ReadonlyMap<number, Distribution | undefined>;
};

/** A miner's standing. */
export type Score = RegisteredMiner & {
  /** Average loss in bits per byte; `undefined` before its first step. */
  readonly loss: number | undefined;
  readonly steps: number;
  readonly predictions: number;
  /** Valid answers among the predictions. */
  readonly answered: number;
  /** Uid of the earlier miner whose model this is. */
  readonly duplicateOf: number | undefined;
  /** Weight for the chain, 0 to 65535. */
  readonly weight: number;
};

type Standing = {
  readonly miner: RegisteredMiner;
  average: MovingAverage;
  steps: number;
  predictions: number;
  answered: number;
};

/** What {@link Scoreboard.state} keeps over a restart. Remembered answers are not among it: duplicates show again after 256 predictions. */
export type ScoreboardState = readonly {
  readonly miner: RegisteredMiner;
  readonly average: MovingAverage;
  readonly steps: number;
  readonly predictions: number;
  readonly answered: number;
}[];

/**
 * A validator's book: losses of all miners over the same prefixes, averaged over steps, and the weights that follow. Averages the losses
 * and maps them to weights last, since an average of mapped weights would reward lucky steps.
 */
export class Scoreboard {
  readonly #standings = new Map<number, Standing>();
  readonly #duplicates = new DuplicateDetector();

  /** Sets who is registered now. A uid with another hotkey, or registered anew, starts from nothing; a uid that is gone is forgotten. */
  register(miners: readonly RegisteredMiner[]): void {
    const present = new Set(miners.map(({ uid }) => uid));
    for (const uid of this.#standings.keys()) if (!present.has(uid)) this.#drop(uid);
    for (const miner of miners) {
      const known = this.#standings.get(miner.uid)?.miner;
      if (known?.hotkey === miner.hotkey && known.registeredAt === miner.registeredAt) continue;
      this.#drop(miner.uid);
      this.#standings.set(miner.uid, { miner, average: NO_AVERAGE, steps: 0, predictions: 0, answered: 0 });
    }
  }

  /** Books one step. Does nothing without predictions. */
  record(predictions: readonly ScoredPrediction[]): void {
    if (predictions.length === 0) return;
    for (const [uid, standing] of this.#standings) {
      let bits = 0;
      for (const { byte, answers } of predictions) {
        const answer = answers.get(uid);
        bits += lossOf(answer, byte);
        if (answer !== undefined) standing.answered += 1;
      }
      standing.average = addStep(standing.average, bits / predictions.length);
      standing.steps += 1;
      standing.predictions += predictions.length;
    }
    for (const { answers, byte } of predictions) {
      this.#duplicates.record(new Map([...answers].filter(([uid]) => this.#standings.has(uid))), byte);
    }
  }

  /** All miners' standings, by uid. */
  scores(): Score[] {
    const standings = [...this.#standings.values()].sort((a, b) => a.miner.uid - b.miner.uid);
    const byRegistration = standings
      .map(({ miner }) => miner)
      .sort((a, b) => a.registeredAt - b.registeredAt || a.uid - b.uid)
      .map(({ uid }) => uid);
    const duplicates = this.#duplicates.duplicates(byRegistration);
    const weights = toChainScale(
      incentives(standings.map(({ miner, average }) => (duplicates.has(miner.uid) ? undefined : averageOf(average)))),
    );
    return standings.map(({ miner, average, steps, predictions, answered }, i) => ({
      ...miner,
      loss: averageOf(average),
      steps,
      predictions,
      answered,
      duplicateOf: duplicates.get(miner.uid),
      weight: weights[i] ?? 0,
    }));
  }

  /** The averages as plain data. */
  state(): ScoreboardState {
    return [...this.#standings.values()].map(standing => ({ ...standing }));
  }

  /** A scoreboard that goes on from saved averages. @throws TextSubnetError `bad-state` if they are none */
  static restore(state: ScoreboardState): Scoreboard {
    const board = new Scoreboard();
    board.register(state.map(({ miner }) => miner));
    for (const { miner, average, steps, predictions, answered } of state) {
      const standing = board.#standings.get(miner.uid);
      if (
        standing === undefined ||
        ![average.sum, average.weight, steps, predictions, answered].every(Number.isFinite)
      ) {
        throw new TextSubnetError(
          "bad-state",
          `The saved score of uid ${miner.uid} is unreadable: delete it to start anew.`,
        );
      }
      Object.assign(standing, { average, steps, predictions, answered });
    }
    return board;
  }

  #drop(uid: number): void {
    this.#standings.delete(uid);
    this.#duplicates.forget(uid);
  }
}
