import { createRandom, seedFor, shuffle } from "@waystone/sdk/subnet";
import { expectInteger, TextSubnetError } from "../errors.ts";
import type { Document } from "./document.ts";

/** One question: the bytes before a held-out byte, and that byte, which the validator keeps to itself. */
export type Target = {
  /** Name of the document, so that losses can be published by document. */
  readonly document: string;
  readonly prefix: Uint8Array;
  /** The byte that follows. */
  readonly byte: number;
  /** Whether prefix and byte are used for the first time; once the text is exhausted no figure is a held-out figure. */
  readonly heldOut: boolean;
};

/** Which questions a validator asks. The same settings give the same questions. */
export type ScheduleOptions = {
  readonly documents: readonly Document[];
  /** Shared by all validators of a subnet, so that their documents are disjoint. */
  readonly seed: number;
  /** This validator's number, from 0. */
  readonly validator: number;
  readonly validators: number;
  /** Bytes of each prefix. */
  readonly prefixBytes: number;
};

const GOLDEN = 0.618_033_988_7;

type Place = { readonly document: Document; readonly begin: number };

/**
 * The order in which a validator uses its held-out text. Documents are shuffled and dealt out, so that no two validators share one. A
 * document is cut into blocks of `prefixBytes` + 1: the prefix and its target. So each byte is used once, as part of a prefix or as a
 * target, and no prefix ever shows another target. Blocks come in a shuffled order over all of the validator's documents, so that every
 * step is a fair sample of them.
 *
 * When the blocks are used up, it says so ({@link exhausted}) and starts again with the cuts moved; those targets are marked.
 */
export class HeldOutSchedule {
  readonly #options: ScheduleOptions;
  readonly #documents: readonly Document[];
  #places: readonly Place[];
  #pass = 0;
  /** Questions asked in earlier passes, and the place of the next one in this pass. */
  #asked = 0;
  #next = 0;

  /** @throws TextSubnetError `bad-setting`; `corpus-too-small` if no document of this validator holds a prefix and a target */
  constructor(options: ScheduleOptions) {
    expectInteger("prefixBytes", options.prefixBytes, 1, 65_535);
    expectInteger("validators", options.validators, 1, 4096);
    expectInteger("validator", options.validator, 0, options.validators - 1);
    this.#options = options;
    this.#documents = deal(options);
    this.#places = this.#cut();
    if (this.#places.length === 0) {
      throw new TextSubnetError(
        "corpus-too-small",
        `Validator ${options.validator} of ${options.validators} has no held-out document of more than ${options.prefixBytes} bytes: ` +
          "add documents or ask for shorter prefixes.",
      );
    }
  }

  /** Questions that are left before the text is exhausted. */
  get remaining(): number {
    return this.#pass > 0 ? 0 : this.#places.length - this.#next;
  }

  /** Whether every held-out byte of this validator has been used. */
  get exhausted(): boolean {
    return this.remaining === 0;
  }

  /** Questions asked so far; give it to {@link skipTo} after a restart. */
  get position(): number {
    return this.#asked + this.#next;
  }

  /** Goes on where an earlier run stopped, so that no byte is used again. @throws TextSubnetError `bad-setting` */
  skipTo(position: number): void {
    expectInteger("position", position, this.position, Number.MAX_SAFE_INTEGER);
    while (position - this.#asked > this.#places.length) this.#nextPass();
    this.#next = position - this.#asked;
  }

  /** The next `count` questions. */
  next(count: number): Target[] {
    return Array.from({ length: count }, () => this.#one());
  }

  #one(): Target {
    if (this.#next >= this.#places.length) this.#nextPass();
    const { document, begin } = this.#places[this.#next] as Place;
    this.#next += 1;
    const end = begin + this.#options.prefixBytes;
    return {
      document: document.name,
      prefix: document.bytes.slice(begin, end),
      byte: document.bytes[end] as number,
      heldOut: this.#pass === 0,
    };
  }

  #nextPass(): void {
    this.#asked += this.#places.length;
    this.#next = 0;
    this.#pass += 1;
    const places = this.#cut();
    // Moved cuts may leave nothing of documents that hold barely one block; then the old ones are used again.
    if (places.length > 0) this.#places = places;
  }

  #cut(): Place[] {
    const { prefixBytes, seed, validator } = this.#options;
    const size = prefixBytes + 1;
    // Steps of the golden ratio keep the cuts of later passes away from those of earlier ones.
    const offset = Math.floor(size * ((this.#pass * GOLDEN) % 1));
    const places = this.#documents.flatMap(document =>
      Array.from({ length: Math.max(0, Math.floor((document.bytes.length - offset) / size)) }, (_, block) => ({
        document,
        begin: offset + block * size,
      })),
    );
    return shuffle(places, createRandom(seedFor(seed, `blocks ${validator} ${this.#pass}`)));
  }
}

/** This validator's documents: in a seeded order, each goes to the validator with the fewest bytes so far. */
function deal({ documents, seed, validator, validators }: ScheduleOptions): Document[] {
  const order = shuffle([...documents], createRandom(seedFor(seed, "documents")));
  const dealt = Array.from({ length: validators }, () => ({ bytes: 0, documents: [] as Document[] }));
  for (const document of order) {
    const poorest = dealt.reduce((least, hand) => (hand.bytes < least.bytes ? hand : least));
    poorest.bytes += document.bytes.length;
    poorest.documents.push(document);
  }
  return dealt[validator]?.documents ?? [];
}
