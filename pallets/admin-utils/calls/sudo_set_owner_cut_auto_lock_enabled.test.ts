import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_owner_cut_auto_lock_enabled",
  args: { enabled: true },
  item: items.OwnerCutAutoLockEnabled,
  value: true,
  events: [],
  by: "owner",
});
