import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_bonds_penalty",
  args: { bonds_penalty: 9 },
  item: items.BondsPenalty,
  value: 9,
  events: ["BondsPenaltySet"],
  by: "owner, limited",
});
