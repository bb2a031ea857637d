import { createRandom, drawBelow, hashBytes } from "@waystone/sdk/subnet";
import { type Distribution, type Model, SYMBOLS } from "../models/model.ts";

const SURE = 0.97;
const LETTERS = 26;
const FIRST_LETTER = 0x61;

/** A miner that gives 97 % to a random letter. Loses about 12 bits a byte, so one step shows it. */
export class Liar implements Model {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  predict(prefix: Uint8Array): Distribution {
    const distribution = new Float64Array(SYMBOLS).fill((1 - SURE) / (SYMBOLS - 1));
    // From the prefix, so that asking twice does not show the dice.
    const random = createRandom(hashBytes(prefix, this.#seed));
    distribution[FIRST_LETTER + drawBelow(random, LETTERS)] = SURE;
    return distribution;
  }
}
