import type { Dendrite } from "../../neuron/dendrite.ts";
import { NeuronError } from "../../neuron/errors.ts";
import type { Neuron } from "../metagraph.ts";
import { SubnetError } from "./errors.ts";
import { type Protocol, readAnswer, writeQuestion } from "./protocol.ts";

/** What one miner's turn came to. */
export interface Reply<Answer> {
  /** `undefined` if it failed, was late or answered nonsense. */
  readonly answer: Answer | undefined;
  /** Why there is none. */
  readonly failure: string | undefined;
  readonly elapsedMs: number;
}

/** How one question is asked. */
export interface AskOptions {
  /** Milliseconds in place of the protocol's. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Asks one miner. Whatever goes wrong at the miner is the miner's, and no error. */
export async function askMiner<Q, A>(
  dendrite: Dendrite,
  protocol: Protocol<Q, A>,
  { axon, hotkey }: Pick<Neuron, "axon" | "hotkey">,
  question: Q,
  { timeoutMs = protocol.limits.timeoutMs, signal }: AskOptions = {},
): Promise<Reply<A>> {
  const began = performance.now();
  const none = (failure: string): Reply<A> => ({ answer: undefined, failure, elapsedMs: performance.now() - began });
  if (axon === undefined) return none("it serves no axon");
  const body = writeQuestion(protocol, question);
  try {
    const reply = await dendrite.call({ hotkey, ip: axon.ip, port: axon.port }, protocol.path, body as object, {
      timeoutMs,
      responseBytes: protocol.limits.answerBytes,
      ...(signal === undefined ? {} : { signal }),
    });
    return { answer: readAnswer(protocol, question, reply.json()), failure: undefined, elapsedMs: reply.elapsedMs };
  } catch (error) {
    if (error instanceof NeuronError || error instanceof SubnetError) return none(`${error.code}: ${error.message}`);
    throw error;
  }
}
