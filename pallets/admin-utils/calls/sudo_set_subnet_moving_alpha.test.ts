import { I96F32 } from "@waystone/primitives";
import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_subnet_moving_alpha",
  args: { alpha: I96F32.ONE },
  item: items.SubnetMovingAlpha,
  value: I96F32.ONE,
  events: [],
});
