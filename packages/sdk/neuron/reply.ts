import { isRefusalCode, NeuronError } from "./errors.ts";

/** A neuron's answer. */
export class DendriteReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Milliseconds from sending to the answer's last byte. */
  readonly elapsedMs: number;

  constructor(status: number, headers: Headers, body: Uint8Array, elapsedMs: number) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.elapsedMs = elapsedMs;
  }

  /** The answer as text. @throws NeuronError `BadResponse` if it is not UTF-8 */
  text(): string {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(this.body);
    } catch (cause) {
      throw new NeuronError("BadResponse", "The answer is not UTF-8.", { cause });
    }
  }

  /** The answer as JSON; its shape is for the caller to check. @throws NeuronError `BadResponse` */
  json(): unknown {
    const text = this.text();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new NeuronError("BadResponse", "The answer is not JSON.", { cause });
    }
  }
}

/** A neuron's answer that is read as it comes, once. */
export class DendriteStream implements AsyncIterable<Uint8Array> {
  readonly status: number;
  readonly headers: Headers;
  readonly #chunks: AsyncIterable<Uint8Array>;
  readonly #done: () => void;

  constructor(status: number, headers: Headers, chunks: AsyncIterable<Uint8Array>, done: () => void) {
    this.status = status;
    this.headers = headers;
    this.#chunks = chunks;
    this.#done = done;
  }

  /** The parts as the network delivers them; their borders mean nothing. @throws NeuronError while reading */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#chunks;
    } finally {
      this.#done();
    }
  }

  /** The parts as text, never cut inside a character. @throws NeuronError while reading */
  async *text(): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    for await (const chunk of this) yield decoder.decode(chunk, { stream: true });
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  }
}

/** A response's parts, up to a number of bytes; errors are translated. */
export async function* bounded(
  response: Response,
  limit: number,
  explain: (error: unknown) => NeuronError,
): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > limit) throw new NeuronError("ResponseTooLarge", `The answer has more than ${limit} bytes.`);
      yield chunk;
    }
  } catch (error) {
    throw explain(error);
  }
}

/** All parts in one array. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Turns a refusal into the error that it names. @throws NeuronError unless the status is 200–299 */
export async function checkAnswer(response: Response, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  if (response.ok) return;
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new NeuronError(
      "BadResponse",
      `The neuron answered with a redirect (${response.status}), which is not followed.`,
    );
  }
  const text = new TextDecoder().decode(await collect(chunks));
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  const options = Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter * 1000 } : {};
  const refusal = parseRefusal(text);
  if (refusal !== undefined) throw new NeuronError(refusal.code, refusal.message, options);
  throw new NeuronError(
    "BadResponse",
    `The neuron answered with status ${response.status}: ${text.slice(0, 200)}`,
    options,
  );
}

function parseRefusal(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || !("error" in json)) return undefined;
  const { error } = json;
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return undefined;
  if (typeof error.code !== "string" || typeof error.message !== "string" || !isRefusalCode(error.code))
    return undefined;
  return { code: error.code, message: error.message.slice(0, 1000) };
}
