import type { IncomingMessage } from "node:http";
import { NeuronError } from "../errors.ts";
import { collect } from "../reply.ts";
import { readChunks, type V10CallLimits } from "./http-call.ts";
import { brokenReply, refusedReply, type Sent, streamedReply, type V10Reply } from "./reply.ts";
import type { Fields } from "./types.ts";

/** An axon's answer that is read as it comes, once. Where the call fails there are no more parts, and the reply says why. */
export class V10Stream<F extends Fields> implements AsyncIterable<Uint8Array> {
  /** How the call ended: known when all has been read or the reading has stopped. Never rejects. */
  readonly reply: Promise<V10Reply<F>>;
  readonly #parts: AsyncIterable<Uint8Array>;

  constructor(parts: AsyncIterable<Uint8Array>, reply: Promise<V10Reply<F>>) {
    this.#parts = parts;
    this.reply = reply;
  }

  /** The parts as the network delivers them; their borders mean nothing. */
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#parts[Symbol.asyncIterator]();
  }

  /** The parts as text, never cut inside a character. */
  async *text(): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    for await (const part of this) yield decoder.decode(part, { stream: true });
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  }
}

/** A stream that never began. */
export function brokenStream<F extends Fields>(reply: V10Reply<F>): V10Stream<F> {
  const none = async function* (): AsyncGenerator<Uint8Array> {};
  return new V10Stream(none(), Promise.resolve(reply));
}

/** The stream of an answer whose head has come. */
export function openStream<F extends Fields>(
  sent: Sent<F>,
  answer: IncomingMessage,
  status: number,
  limits: V10CallLimits,
  signal: AbortSignal,
): V10Stream<F> {
  const { promise, resolve } = Promise.withResolvers<V10Reply<F>>();
  let begun = false;
  answer.once("close", () => {
    if (!begun) resolve(brokenReply(sent, signal.reason ?? new NeuronError("Aborted", "The answer was not read.")));
  });
  const read = async function* (): AsyncGenerator<Uint8Array> {
    begun = true;
    let thrown: unknown;
    let whole = false;
    let refusal: Uint8Array | undefined;
    try {
      const chunks = readChunks(answer, limits, signal);
      if (status === 200) yield* chunks;
      else refusal = await collect(chunks);
      whole = true;
    } catch (error) {
      thrown = error;
    } finally {
      resolve(ending());
    }

    function ending(): V10Reply<F> {
      try {
        if (thrown !== undefined) return brokenReply(sent, thrown);
        if (refusal !== undefined) return refusedReply(sent, status, answer.headers, refusal);
        if (whole) return streamedReply(sent, answer.headers, sent.values);
        return brokenReply(sent, new NeuronError("Aborted", "The reader stopped before the end."));
      } catch (error) {
        return brokenReply(sent, error);
      }
    }
  };
  return new V10Stream(read(), promise);
}
