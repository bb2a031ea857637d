import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_target_registrations_per_interval",
  args: { target_registrations_per_interval: 9 },
  item: items.TargetRegistrationsPerInterval,
  value: 9,
  events: ["RegistrationPerIntervalSet"],
  by: "root",
});
