import { chainSetter } from "../setter.ts";
import { signedFraction } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the flow below which a subnet earns nothing. It is out of use. */
export const sudo_set_tao_flow_cutoff = chainSetter({
  index: 81,
  weight: WEIGHTS.sudo_set_tao_flow_cutoff,
  docs: ["Sets the flow below which a subnet earns nothing. It is out of use."],
  args: { flow_cutoff: signedFraction },
  apply: (of, { flow_cutoff }, ctx) => of.chain.taoFlowCutoff.set(ctx, flow_cutoff),
});
