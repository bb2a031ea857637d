import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_liquid_alpha_enabled",
  args: { enabled: true },
  item: items.LiquidAlphaOn,
  value: true,
  events: [],
  by: "owner, limited",
  missing: "not looked at",
});
