import { bool } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether what the protocol spends on a subnet counts against its flow. */
export const sudo_set_net_tao_flow_enabled = chainSetter({
  index: 91,
  weight: WEIGHTS.sudo_set_net_tao_flow_enabled,
  docs: ["Sets whether what the protocol spends on a subnet counts against its flow."],
  args: { enabled: bool },
  apply: (of, { enabled }, ctx) => of.chain.netTaoFlow.set(ctx, enabled),
});
