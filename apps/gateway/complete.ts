import { type AskMiners, generateInBlocks } from "@waystone/subnet-text";
import { type AskOne, draftFrom } from "./draft.ts";
import type { GatewayError } from "./errors.ts";
import type { MixtureMarket } from "./market.ts";
import type { CompletionRequest } from "./schema.ts";
import type { Trace } from "./traces.ts";

/**
 * Bytes of a block. The draft is asked for byte by byte, so that its miner cannot know the coin that accepts a byte before it has told how
 * probable it holds it; measured with the reference market, 8 write faster than 6, 12 and 16.
 */
const DRAFT_BYTES = 8;

/** One byte that was written. */
export interface WrittenToken {
  /** The byte as text; `bytes:\xNN` where it is a part of a character. */
  readonly token: string;
  /** Natural logarithm of the probability that the mixture gave to it. */
  readonly logprob: number;
  /** Where its character begins in the text, in UTF-16 units. */
  readonly offset: number;
}

/** What happens while a text is written. */
export interface Written {
  /** Text that is certain now; empty while a character is incomplete or may belong to a stop word. */
  readonly text: string;
  /** The bytes of that text. */
  readonly tokens: readonly WrittenToken[];
}

/** A text that is written, and what it took once it is done. */
export interface Completion {
  readonly pieces: AsyncGenerator<Written, "stop" | "length", void>;
  /** Bytes that are written so far. */
  readonly bytes: number;
  /** What it took; call it when the pieces are read, or with what ended them before. */
  trace(error?: GatewayError): Trace;
}

/** Who writes: the mixture, all miners, and each alone for drafts. */
export interface Writers {
  readonly market: MixtureMarket;
  readonly ask: AskMiners;
  readonly askOne?: AskOne | undefined;
}

/** Writes on from a prompt with the miners' mixture, in blocks that one miner drafts and all verify. */
export function complete(
  id: string,
  request: CompletionRequest,
  { market, ask, askOne }: Writers,
  signal: AbortSignal,
): Completion {
  const began = performance.now();
  const at = Date.now();
  const answered = new Map<string, number>();
  let bits = 0;
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Written, "stop" | "length", void> {
    const decoder = new TextDecoder();
    const stops = request.stop.filter(word => word !== "");
    let text = "";
    let told = 0;
    let waiting: WrittenToken[] = [];
    const upTo = (end: number): Written => {
      const piece = { text: text.slice(told, end), tokens: waiting.filter(({ offset }) => offset < end) };
      waiting = waiting.filter(({ offset }) => offset >= end);
      told = end;
      return piece;
    };
    const prompt = new TextEncoder().encode(request.prompt === "" ? "\n" : request.prompt);
    const options = {
      prompt,
      bytes: request.maxTokens,
      draftBytes: DRAFT_BYTES,
      temperature: request.temperature,
      seed: request.seed ?? Math.floor(at % 2 ** 31),
      signal,
    };
    const { mixer } = market;
    const draft = draftFrom(mixer, askOne);
    for await (const { byte, probability, miners } of generateInBlocks(mixer, ask, draft, options)) {
      const certain = Math.max(probability, 1e-12);
      bytes++;
      bits -= Math.log2(certain);
      for (const name of miners) answered.set(name, (answered.get(name) ?? 0) + 1);
      waiting.push({ token: tokenOf(byte), logprob: Math.log(certain), offset: text.length });
      text += decoder.decode(Uint8Array.of(byte), { stream: true });
      const found = stops.map(word => text.indexOf(word)).filter(index => index >= 0);
      if (found.length > 0) {
        yield upTo(Math.min(...found));
        return "stop";
      }
      yield upTo(text.length - heldBack(text, stops));
    }
    const rest = upTo(text.length);
    // A character that was cut short has bytes and no text.
    yield { text: rest.text, tokens: [...rest.tokens, ...waiting] };
    return "length";
  }
  return {
    pieces: pieces(),
    get bytes() {
      return bytes;
    },
    trace: error => ({
      id,
      model: request.model,
      state: error === undefined ? "done" : error.code.startsWith("client_") ? "cut" : "failed",
      error: error === undefined ? null : { code: error.code, message: error.message },
      at,
      bytes,
      bitsPerByte: bytes === 0 ? 0 : bits / bytes,
      milliseconds: Math.round(performance.now() - began),
      miners: market.mixer.names.map((hotkey, i) => ({
        hotkey,
        answered: answered.get(hotkey) ?? 0,
        weight: market.mixer.parts.shared.weights[i] ?? 0,
      })),
    }),
  };
}

function tokenOf(byte: number): string {
  return byte < 128 ? String.fromCharCode(byte) : `bytes:\\x${byte.toString(16)}`;
}

/** Length of the longest end of a text with which a stop word may begin: what is told cannot be taken back. */
function heldBack(text: string, stops: readonly string[]): number {
  let most = 0;
  for (const word of stops) {
    for (let length = Math.min(word.length - 1, text.length); length > most; length--) {
      if (text.endsWith(word.slice(0, length))) most = length;
    }
  }
  return most;
}
