import type { Target } from "./corpus/schedule.ts";
import type { Distribution } from "./models/model.ts";

/** Whatever answers prediction requests: a model in a thread, another machine, an outside service. */
export type MinerBackend = {
  /**
   * One distribution a prefix, in order.
   * @param signal ends the work when nobody waits any more
   * @throws TextSubnetError `miner-failed` or `endpoint-failed`; the caller counts that as no answer
   */
  predict(prefixes: readonly Uint8Array[], signal?: AbortSignal): Promise<Distribution[]>;
  /** Frees threads and connections. */
  close(): Promise<void>;
};

/** Where a validator's questions come from: a held-out text, or a stream of text that did not exist when the models were committed. */
export type ChallengeSource = {
  /** The next `count` questions; they do not run out, but say when they are no longer held out. */
  next(count: number): readonly Target[];
  /** Held-out questions that are left. */
  readonly remaining: number;
  readonly exhausted: boolean;
  /** Questions asked so far. */
  readonly position: number;
  /** Goes on where an earlier run stopped. @throws TextSubnetError `bad-setting` */
  skipTo(position: number): void;
};

/** Asks all miners the same prefixes at once. */
export type AskMiners = (prefixes: readonly Uint8Array[], signal?: AbortSignal) => Promise<readonly MinerAnswers[]>;

/** One miner's part of the answer to {@link AskMiners}. */
export type MinerAnswers = {
  /** Stable name, such as the hotkey's address. */
  readonly name: string;
  /** One distribution a prefix; `undefined` if it failed, was late or answered nonsense. */
  readonly distributions: readonly Distribution[] | undefined;
};
