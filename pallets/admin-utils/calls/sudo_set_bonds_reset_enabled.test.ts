import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_bonds_reset_enabled",
  args: { enabled: true },
  item: items.BondsResetOn,
  value: true,
  events: ["BondsResetOnSet", "AdminUtils.BondsResetToggled"],
  by: "owner, limited",
  missing: "not looked at",
});
