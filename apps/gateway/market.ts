import {
  type Distribution,
  freshParts,
  GeometricMixer,
  type MixerState,
  restoreMixer,
  saveMixer,
  withMiners,
} from "@waystone/subnet-text";

/** One revealed byte with what the miners had answered: what the mixture learns from. */
export interface Lesson {
  readonly lastByte: number | undefined;
  readonly byte: number;
  /** Answers by miner's name. */
  readonly answers: ReadonlyMap<string, Distribution | undefined>;
}

/** The mixture of a subnet's miners, learnt from one validator's challenges. */
export class MixtureMarket {
  #mixer: GeometricMixer;
  #lessons = 0;

  constructor(names: readonly string[] = []) {
    this.#mixer = new GeometricMixer(freshParts(names));
  }

  /** The mixture as it is now. */
  get mixer(): GeometricMixer {
    return this.#mixer;
  }

  /** Bytes that it has learnt from. */
  get lessons(): number {
    return this.#lessons;
  }

  /** Sets whose answers are mixed: new names begin with an even share, those that are gone are forgotten. */
  setMiners(names: readonly string[]): void {
    const known = this.#mixer.names;
    if (names.length === known.length && names.every((name, i) => name === known[i])) return;
    this.#mixer = withMiners(this.#mixer, names);
  }

  /** Learns from revealed bytes. */
  learn(lessons: Iterable<Lesson>): void {
    for (const { lastByte, byte, answers } of lessons) {
      this.#mixer.mix(
        this.#mixer.names.map(name => answers.get(name)),
        lastByte,
      );
      this.#mixer.learn(byte);
      this.#lessons++;
    }
  }

  /** What was learnt, as plain data. */
  save(): MixerState {
    return saveMixer(this.#mixer);
  }

  /** Goes on from what was learnt before. @throws TextSubnetError `bad-state` */
  restore(state: MixerState): void {
    this.#mixer = restoreMixer(state);
  }
}
