import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_adjustment_interval",
  args: { adjustment_interval: 9 },
  item: items.AdjustmentInterval,
  value: 9,
  events: ["AdjustmentIntervalSet"],
  by: "root",
  anyTime: true,
});
