import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_network_immunity_period",
  args: { immunity_period: 9n },
  item: items.NetworkImmunityPeriod,
  value: 9n,
  events: ["NetworkImmunityPeriodSet"],
});
