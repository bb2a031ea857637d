import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_owner_immune_neuron_limit",
  args: { immune_neurons: 10 },
  item: items.ImmuneOwnerUidsLimit,
  value: 10,
  events: [],
  by: "owner, limited",
  missing: "not looked at",
  refused: [
    [{ immune_neurons: 0 }, /InvalidValue/],
    [{ immune_neurons: 11 }, /InvalidValue/],
  ],
});
