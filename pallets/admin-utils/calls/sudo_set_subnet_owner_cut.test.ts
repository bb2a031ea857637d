import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_subnet_owner_cut",
  args: { subnet_owner_cut: 5 },
  item: items.SubnetOwnerCut,
  value: 5,
  events: ["SubnetOwnerCutSet"],
});
