import type { Dendrite } from "../../neuron/dendrite.ts";
import { NeuronError } from "../../neuron/errors.ts";
import type { V10Dendrite } from "../../neuron/v10/dendrite.ts";
import type { Fields, Inputs } from "../../neuron/v10/types.ts";
import type { Neuron } from "../metagraph.ts";
import { SubnetError } from "./errors.ts";
import { type Protocol, readAnswer, writeQuestion } from "./protocol.ts";
import { speaksV10, v10Form } from "./v10.ts";

/** What one miner's turn came to. */
export interface Reply<Answer> {
  /** `undefined` if it failed, was late or answered nonsense. */
  readonly answer: Answer | undefined;
  /** Why there is none. */
  readonly failure: string | undefined;
  readonly elapsedMs: number;
}

/** Bytes of a synapse's own fields in a body. */
export const SYNAPSE_BYTES = 8_192;

/** How one question is asked. */
export interface AskOptions {
  /** Milliseconds in place of the protocol's. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Who asks: over `btauth/1`, and over the wire of SDK 10 where miners speak it. */
export interface Askers {
  readonly dendrite: Dendrite;
  readonly v10?: V10Dendrite | undefined;
}

/** Asks one miner, over the wire that it published. Whatever goes wrong at the miner is the miner's, and no error. */
export async function askMiner<Q, A>(
  { dendrite, v10 }: Askers,
  protocol: Protocol<Q, A>,
  { axon, hotkey }: Pick<Neuron, "axon" | "hotkey">,
  question: Q,
  { timeoutMs = protocol.limits.timeoutMs, signal }: AskOptions = {},
): Promise<Reply<A>> {
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const none = (failure: string): Reply<A> => ({ answer: undefined, failure, elapsedMs: elapsed() });
  if (axon === undefined) return none("it serves no axon");
  const body = writeQuestion(protocol, question);
  const target = { hotkey, ip: axon.ip, port: axon.port };
  const end = signal === undefined ? {} : { signal };
  try {
    if (speaksV10(axon)) {
      const form = v10Form(protocol);
      if (form === undefined || v10 === undefined)
        return none("it speaks the wire of SDK 10, and this subnet does not");
      const { questionBytes, answerBytes } = protocol.limits;
      // The answer is the whole synapse, with the question in it.
      const responseBytes = questionBytes + answerBytes + SYNAPSE_BYTES;
      const asked = { timeout: timeoutMs / 1000, responseBytes, ...end };
      const reply = await v10.call(target, form.kind, body as Inputs<Fields>, asked);
      if (!reply.isSuccess) return none(`${reply.statusCode ?? "no status"}: ${reply.statusMessage ?? ""}`);
      const answer = form.answer(reply.values);
      if (answer === undefined) return none("it left the answer empty");
      return { answer: readAnswer(protocol, question, answer), failure: undefined, elapsedMs: elapsed() };
    }
    const reply = await dendrite.call(target, protocol.path, body as object, {
      timeoutMs,
      responseBytes: protocol.limits.answerBytes,
      ...end,
    });
    return { answer: readAnswer(protocol, question, reply.json()), failure: undefined, elapsedMs: reply.elapsedMs };
  } catch (error) {
    // A codec or a check of the subnet that throws at an answer has found out that it is none.
    if (error instanceof NeuronError || error instanceof SubnetError) return none(`${error.code}: ${error.message}`);
    return none(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
