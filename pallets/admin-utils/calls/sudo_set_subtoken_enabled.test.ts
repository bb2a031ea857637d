import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_subtoken_enabled",
  args: { subtoken_enabled: true },
  item: items.SubtokenEnabled,
  value: true,
  events: [],
  by: "root",
  missing: "not looked at",
});
