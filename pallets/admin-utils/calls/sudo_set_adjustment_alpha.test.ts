import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_adjustment_alpha",
  args: { adjustment_alpha: 9n },
  item: items.AdjustmentAlpha,
  value: 9n,
  events: ["AdjustmentAlphaSet"],
  by: "owner, limited",
});
