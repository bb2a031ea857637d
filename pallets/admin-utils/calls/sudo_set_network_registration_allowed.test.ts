import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_network_registration_allowed",
  args: { registration_allowed: false },
  item: items.NetworkRegistrationAllowed,
  value: false,
  events: ["RegistrationAllowed"],
  by: "root",
  anyTime: true,
  missing: "not looked at",
});
