import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_network_pow_registration_allowed",
  args: { registration_allowed: false },
  item: items.NetworkPowRegistrationAllowed,
  value: false,
  events: ["PowRegistrationAllowed"],
  by: "owner, limited",
});
