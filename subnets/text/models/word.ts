import { ContextIndex } from "./context-index.ts";
import { KneserNey } from "./kneser-ney.ts";
import type { Model } from "./model.ts";
import { WordIndex } from "./word-index.ts";

const BYTE_ORDER = 3;
const WORDS = 3;

/**
 * Completes words: what followed the letters under way, after the last word, after the last two, each smoothed over the one before, and
 * the whole over Kneser–Ney of the last three bytes.
 */
export function trainWord(text: Uint8Array): Model {
  return new KneserNey(WORDS, new WordIndex(text), new KneserNey(BYTE_ORDER, new ContextIndex(text)));
}
