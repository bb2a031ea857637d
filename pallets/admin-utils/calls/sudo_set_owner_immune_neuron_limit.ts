import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets how many neurons of a subnet's owner are never pruned: 1 to 10. */
export const sudo_set_owner_immune_neuron_limit = subnetSetter({
  index: 72,
  weight: WEIGHTS.sudo_set_owner_immune_neuron_limit,
  docs: ["Sets how many neurons of a subnet's owner are never pruned: 1 to 10."],
  args: { netuid, immune_neurons: u16 },
  by: { hyperparameter: "ImmuneNeuronLimit" },
  on: "any",
  apply: (of, { netuid, immune_neurons }, ctx) => of.subnet.immuneOwnerUidsLimit.set(ctx, netuid, immune_neurons),
});
