import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_owner_cut_enabled",
  args: { enabled: false },
  item: items.OwnerCutEnabled,
  value: false,
  events: [],
  by: "owner",
});
