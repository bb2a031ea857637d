import { ensure } from "@waystone/frame";
import { U64F64 } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { chainSetter } from "../setter.ts";
import { fraction } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the exponent by which flows are normalised: 1 to 2. It is out of use. */
export const sudo_set_tao_flow_normalization_exponent = chainSetter({
  index: 82,
  weight: WEIGHTS.sudo_set_tao_flow_normalization_exponent,
  docs: ["Sets the exponent by which flows are normalised: 1 to 2. It is out of use."],
  args: { exponent: fraction },
  apply(of, { exponent }, ctx) {
    ensure(exponent >= U64F64.ONE && exponent <= 2n * U64F64.ONE, Err.InvalidValue);
    of.chain.flowNormExponent.set(ctx, exponent);
  },
});
