import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_subnet_limit",
  args: { max_subnets: 4 },
  item: items.SubnetLimit,
  value: 4,
  events: ["SubnetLimitSet"],
});
