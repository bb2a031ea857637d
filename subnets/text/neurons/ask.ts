import type { Neuron } from "@waystone/sdk";
import type { Dendrite } from "@waystone/sdk/neuron";
import type { Distribution } from "../models/model.ts";
import { encodeRequest, parseResponse } from "../protocol.ts";
import { PREDICT_PATH } from "./miner.ts";

/** Milliseconds that a miner has for a challenge; later answers count as none. */
export const ANSWER_TIMEOUT_MS = 2_000;

/** Asks one miner; `undefined` if it failed, was late or answered nonsense. */
export async function askMiner(
  dendrite: Dendrite,
  neuron: Neuron,
  prefixes: readonly Uint8Array[],
  timeoutMs: number = ANSWER_TIMEOUT_MS,
): Promise<readonly Distribution[] | undefined> {
  const { axon, hotkey } = neuron;
  if (axon === undefined) return undefined;
  try {
    const reply = await dendrite.call({ hotkey, ip: axon.ip, port: axon.port }, PREDICT_PATH, encodeRequest(prefixes), {
      timeoutMs,
    });
    return parseResponse(reply.json(), prefixes.length);
  } catch {
    // Whatever went wrong at the miner costs the miner: 8 bits for each prefix.
    return undefined;
  }
}
