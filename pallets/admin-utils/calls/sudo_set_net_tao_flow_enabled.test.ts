import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_net_tao_flow_enabled",
  args: { enabled: true },
  item: items.NetTaoFlowEnabled,
  value: true,
  events: [],
});
