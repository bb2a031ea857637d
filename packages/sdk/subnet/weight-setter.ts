import type { KeyPair } from "@waystone/crypto";
import { AccountId, type NetUid } from "@waystone/primitives";
import type { Client } from "../chain/client.ts";
import {
  commitWeights,
  makeCommitment,
  refusalOf,
  revealWeights,
  setWeights,
  type WeightCommitment,
  type Weights,
} from "./weights.ts";

/** Whose weights, and where. */
export interface WeightSetterOptions {
  readonly client: Client;
  readonly netuid: NetUid;
  readonly hotkey: KeyPair;
  readonly versionKey?: bigint;
}

/**
 * Sets a validator's weights epoch by epoch: with commit–reveal it reveals what it committed an epoch before and commits anew, without
 * it sets them in the clear. A commitment that came too early is kept for one more try; one that is too late is lost.
 */
export class WeightSetter {
  readonly #options: WeightSetterOptions;
  #pending: WeightCommitment | undefined;

  constructor(options: WeightSetterOptions) {
    this.#options = options;
  }

  /** Reveals what was committed, if anything was. Call it first in an epoch. @throws SdkError with the chain's error */
  async reveal(): Promise<void> {
    const commitment = this.#pending;
    if (commitment === undefined) return;
    const { client, hotkey, netuid } = this.#options;
    this.#pending = undefined;
    try {
      await revealWeights(client, hotkey, netuid, commitment);
    } catch (error) {
      if (refusalOf(error) === "too-early") this.#pending = commitment;
      throw error;
    }
  }

  /** Commits weights for the next epoch, or sets them at once where the subnet does without. @throws SdkError with the chain's error */
  async submit(weights: Weights, commitReveal: boolean): Promise<void> {
    const { client, hotkey, netuid, versionKey = 0n } = this.#options;
    if (!commitReveal) return setWeights(client, hotkey, netuid, weights, versionKey);
    const commitment = makeCommitment(AccountId.from(hotkey.publicKey), netuid, weights, versionKey);
    await commitWeights(client, hotkey, netuid, commitment);
    this.#pending = commitment;
  }
}
