import type { Client } from "../../chain/client.ts";
import type { WeightSetter } from "../weight-setter.ts";
import { mayPass, refusalOf, type WeightRefusal, type Weights } from "../weights.ts";
import { SubnetError } from "./errors.ts";

/** Tries of one set of weights; between them 1, 2, 4, 8 blocks. */
const TRIES = 5;

/** What a refusal means, and what to do. */
const MEANING: Readonly<Record<WeightRefusal, string>> = {
  "too-early": "a commit of this subnet cannot be revealed yet",
  expired: "the commit is no longer on the chain: it was revealed too late or never there",
  "too-fast": "the subnet takes weights of one validator only so often",
  "not-registered": "the hotkey has no place on the subnet: register it again",
  "not-enough-stake": "the hotkey has too little stake, or no validator permit: add stake, and wait an epoch",
  other: "the chain did not take them",
};

/**
 * Sends a validator's weights, and again where that may help.
 * @param onRefused told of each refusal with its reason
 * @throws SubnetError `weights-refused` with what to do, when nothing helped
 */
export async function sendWeights(
  client: Client,
  setter: WeightSetter,
  weights: Weights,
  commitReveal: boolean,
  onRefused: (reason: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await setter.submit(weights, commitReveal);
    } catch (error) {
      const reason = `${MEANING[refusalOf(error)]} (${error instanceof Error ? error.message : String(error)})`;
      onRefused(`weights were refused, try ${attempt} of ${TRIES}: ${reason}`);
      if (attempt >= TRIES || !mayPass(error))
        throw new SubnetError("weights-refused", `weights were not set: ${reason}`, { cause: error });
      const { number } = await client.head();
      await client.waitForBlock(number + 2 ** (attempt - 1));
    }
  }
}

/** Tries of a reveal, a block apart: it is due in this epoch, and lost with it. */
const REVEAL_TRIES = 3;

/** Reveals what is due, and again where that may help. @throws SdkError with the chain's error when nothing helped */
export async function sendReveal(client: Client, setter: WeightSetter): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await setter.reveal();
    } catch (error) {
      if (attempt >= REVEAL_TRIES || !mayPass(error)) throw error;
      await client.waitForBlock((await client.head()).number + 1);
    }
  }
}
