import { powRatioScaled } from "@waystone/primitives";
import { perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";

/** The pool's power of a ratio (runtime.md 0.3). */
export const check = perCase((line, expect) => {
  const fn = line.text("fn");
  if (fn !== "pow_ratio_scaled") throw new VectorError("unknown-kind", `fn is ${fn}`);
  const computed = powRatioScaled(
    line.int("base_num"),
    line.int("base_den"),
    line.int("exp_num"),
    line.int("exp_den"),
    line.num("precision"),
    line.int("scale"),
  );
  expect.equal("r", computed, line.raw("r"));
});
