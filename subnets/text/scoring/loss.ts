import { bitsOf, type Distribution } from "../models/model.ts";

/** Loss of an answer that is missing, late or malformed: that of knowing nothing. Never skipped, or a miner would answer easy prefixes only. */
export const MISSING_BITS = 8;
/** Most that one answer can lose, so that one impossible byte does not decide a step. */
export const MOST_BITS = 20;

/** Bits that an answer needs for the byte that followed, from 0 to 20; 8 for no answer. */
export function lossOf(answer: Distribution | undefined, byte: number): number {
  if (answer === undefined) return MISSING_BITS;
  return Math.min(MOST_BITS, Math.max(0, bitsOf(answer, byte)));
}
