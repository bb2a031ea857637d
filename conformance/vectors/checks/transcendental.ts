import { exp, type Fixed, type FixedType, ln, log2, pow, powi, sqrt } from "@waystone/primitives";
import { perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";
import { fixedTypeOf } from "../shared/fixed-types.ts";

/** Transcendental functions, step by step as the reference has them (runtime.md 0.2, rule 8). */
export const check = perCase((line, expect) => {
  const t = fixedTypeOf(line.text("t"));
  expect.equal("r", compute(t, t.fromBits(line.int("a")), line) ?? "err", line.raw("r"));
});

function compute(t: FixedType<string>, a: Fixed<string>, line: Line): bigint | undefined {
  const fn = line.text("fn");
  switch (fn) {
    case "exp":
      return exp(t, a);
    case "ln":
      return ln(t, a);
    case "log2":
      return log2(t, a);
    case "sqrt":
      return sqrt(t, a);
    case "pow":
      return pow(t, a, t.fromBits(line.int("b")));
    case "powi":
      return powi(t, a, line.num("b"));
    default:
      throw new VectorError("unknown-kind", `fn is ${fn}`);
  }
}
