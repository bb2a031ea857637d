import { apiMethod, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { option, u16, vec } from "@waystone/scale";
import { allNeurons, NeuronInfo, NeuronInfoLite, neuron, neuronLite } from "./neuron-info.ts";

/** Neurons of a subnet. */
export const neuronInfoApi: RuntimeApi = runtimeApi("NeuronInfoRuntimeApi", 1, ["Neurons of a subnet."], {
  get_neurons: apiMethod({
    docs: ["All neurons of a subnet, by uid."],
    args: { netuid: NetUid },
    result: vec(NeuronInfo),
    handle: (ctx, { netuid }) => allNeurons(ctx, netuid, neuron),
  }),
  get_neuron: apiMethod({
    docs: ["One neuron."],
    args: { netuid: NetUid, uid: u16 },
    result: option(NeuronInfo),
    handle: (ctx, { netuid, uid }) => neuron(ctx, netuid, uid),
  }),
  get_neurons_lite: apiMethod({
    docs: ["All neurons of a subnet, by uid, without weights and bonds."],
    args: { netuid: NetUid },
    result: vec(NeuronInfoLite),
    handle: (ctx, { netuid }) => allNeurons(ctx, netuid, neuronLite),
  }),
  get_neuron_lite: apiMethod({
    docs: ["One neuron without weights and bonds."],
    args: { netuid: NetUid, uid: u16 },
    result: option(NeuronInfoLite),
    handle: (ctx, { netuid, uid }) => neuronLite(ctx, netuid, uid),
  }),
});
