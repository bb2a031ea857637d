import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_tao_flow_smoothing_factor",
  args: { smoothing_factor: 3n },
  item: items.FlowEmaSmoothingFactor,
  value: 3n,
  events: [],
});
