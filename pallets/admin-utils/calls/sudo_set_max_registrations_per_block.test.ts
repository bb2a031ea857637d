import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_max_registrations_per_block",
  args: { max_registrations_per_block: 9 },
  item: items.MaxRegistrationsPerBlock,
  value: 9,
  events: ["MaxRegistrationsPerBlockSet"],
  by: "root",
});
