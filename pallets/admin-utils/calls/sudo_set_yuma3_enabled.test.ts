import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_yuma3_enabled",
  args: { enabled: true },
  item: items.Yuma3On,
  value: true,
  events: ["AdminUtils.Yuma3EnableToggled"],
  by: "owner, limited",
  missing: "not looked at",
});
