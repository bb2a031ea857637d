import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_rho",
  args: { rho: 9 },
  item: items.Rho,
  value: 9,
  events: [],
  by: "owner, limited",
});
