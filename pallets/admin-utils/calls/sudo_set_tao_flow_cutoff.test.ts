import { I64F64 } from "@waystone/primitives";
import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_tao_flow_cutoff",
  args: { flow_cutoff: I64F64.ONE },
  item: items.TaoFlowCutoff,
  value: I64F64.ONE,
  events: [],
});
