import { type Distribution, type Model, SYMBOLS, uniform } from "../models/model.ts";

// Tokens that were not among the likeliest have at least this much together; an endpoint that says otherwise has rounded.
const LEAST_REST = 0.005;

/**
 * The distribution of the next byte from the likeliest next tokens: each token's probability goes to its first byte, and what is left to
 * `rest`.
 * @param logProbabilities natural logarithms by token
 */
export function bytesOfTokens(
  logProbabilities: Readonly<Record<string, number>>,
  prefix: Uint8Array,
  rest: Model | undefined,
): Distribution {
  const distribution = new Float64Array(SYMBOLS);
  const encoder = new TextEncoder();
  let known = 0;
  for (const [token, logProbability] of Object.entries(logProbabilities)) {
    const [first] = encoder.encode(token);
    const p = Math.exp(Math.min(0, logProbability));
    if (first === undefined || !(p > 0)) continue;
    distribution[first] = (distribution[first] ?? 0) + p;
    known += p;
  }
  const left = Math.max(LEAST_REST, 1 - known);
  const scale = known > 0 ? (1 - left) / known : 0;
  const background = rest?.predict(prefix) ?? uniform();
  const share = known > 0 ? left : 1;
  return distribution.map((p, c) => p * scale + share * (background[c] ?? 0));
}
