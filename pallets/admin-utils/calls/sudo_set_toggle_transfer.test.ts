import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_toggle_transfer",
  args: { toggle: false },
  item: items.TransferToggle,
  value: false,
  events: ["TransferToggle"],
  by: "owner, limited",
  missing: "not looked at",
});
