import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_subnet_emission_enabled",
  args: { enabled: false },
  item: items.SubnetEmissionEnabled,
  value: false,
  events: ["AdminUtils.SubnetEmissionEnabledSet"],
  by: "root",
  anyTime: true,
});
