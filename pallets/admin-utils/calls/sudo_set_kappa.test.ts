import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_kappa",
  args: { kappa: 9 },
  item: items.Kappa,
  value: 9,
  events: ["KappaSet"],
  by: "root",
  anyTime: true,
});
