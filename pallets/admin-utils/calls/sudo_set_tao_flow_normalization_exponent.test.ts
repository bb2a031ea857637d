import { U64F64 } from "@waystone/primitives";
import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_tao_flow_normalization_exponent",
  args: { exponent: U64F64.ONE },
  item: items.FlowNormExponent,
  value: U64F64.ONE,
  events: [],
  refused: [
    [{ exponent: U64F64.ONE - 1n }, /InvalidValue/],
    [{ exponent: 2n * U64F64.ONE + 1n }, /InvalidValue/],
  ],
});
