import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_immunity_period",
  args: { immunity_period: 9 },
  item: items.ImmunityPeriod,
  value: 9,
  events: ["ImmunityPeriodSet"],
  by: "owner, limited",
});
