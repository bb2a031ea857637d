import { U64F64 } from "@waystone/primitives";
import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_burn_increase_mult",
  args: { burn_increase_mult: 3n * U64F64.ONE },
  item: items.BurnIncreaseMult,
  value: 3n * U64F64.ONE,
  events: ["AdminUtils.BurnIncreaseMultSet"],
  by: "owner, limited",
  refused: [
    [{ burn_increase_mult: U64F64.ONE - 1n }, /InvalidValue/],
    [{ burn_increase_mult: 3n * U64F64.ONE + 1n }, /InvalidValue/],
  ],
});
