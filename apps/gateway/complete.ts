import { type AskMiners, generate } from "@waystone/subnet-text";
import type { MixtureMarket } from "./market.ts";
import type { CompletionRequest } from "./schema.ts";
import type { Trace } from "./traces.ts";

/** What happens while a text is written. */
export interface Written {
  /** Text that became whole with this byte; empty while a character is incomplete. */
  readonly text: string;
}

/** A text that is written, and what it took once it is done. */
export interface Completion {
  readonly pieces: AsyncGenerator<Written, "stop" | "length", void>;
  /** What it took; call it when the pieces are read. */
  trace(): Trace;
}

/** Writes on from a prompt with the miners' mixture. */
export function complete(
  id: string,
  request: CompletionRequest,
  market: MixtureMarket,
  ask: AskMiners,
  signal: AbortSignal,
): Completion {
  const began = performance.now();
  const at = Date.now();
  const answered = new Map<string, number>();
  let bits = 0;
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Written, "stop" | "length", void> {
    const decoder = new TextDecoder();
    let text = "";
    const prompt = new TextEncoder().encode(request.prompt === "" ? "\n" : request.prompt);
    const options = {
      prompt,
      bytes: request.maxTokens,
      temperature: request.temperature,
      seed: request.seed ?? Math.floor(at % 2 ** 31),
      signal,
    };
    for await (const { byte, probability, miners } of generate(market.mixer, ask, options)) {
      bytes++;
      bits -= Math.log2(Math.max(probability, 1e-12));
      for (const name of miners) answered.set(name, (answered.get(name) ?? 0) + 1);
      const piece = decoder.decode(Uint8Array.of(byte), { stream: true });
      text += piece;
      const stop = request.stop.find(word => word !== "" && text.includes(word));
      if (stop !== undefined) {
        const kept = text.slice(0, text.indexOf(stop));
        yield { text: kept.slice(text.length - piece.length) };
        return "stop";
      }
      yield { text: piece };
    }
    return "length";
  }
  return {
    pieces: pieces(),
    trace: () => ({
      id,
      model: request.model,
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
