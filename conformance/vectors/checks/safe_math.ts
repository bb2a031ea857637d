import { checkedLn, checkedLog, checkedPow, checkedSqrt, type Fixed, type FixedType } from "@waystone/primitives";
import { perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";
import { fixedTypeOf } from "../shared/fixed-types.ts";

/** The second set of functions on fixed-point numbers (runtime.md 0.2, rule 7). */
export const check = perCase((line, expect) => {
  const t = fixedTypeOf(line.text("t"));
  expect.equal("r", compute(t, t.fromBits(line.int("a")), line), line.raw("r"));
});

function compute(t: FixedType<string>, a: Fixed<string>, line: Line): bigint | undefined {
  const fn = line.text("fn");
  switch (fn) {
    case "checked_pow":
      return checkedPow(t, a, line.int("b"));
    case "checked_sqrt":
      return checkedSqrt(t, a, t.fromBits(line.int("b")));
    case "checked_ln":
      return checkedLn(t, a);
    case "checked_log":
      return checkedLog(t, a, t.fromBits(line.int("b")));
    default:
      throw new VectorError("unknown-kind", `fn is ${fn}`);
  }
}
