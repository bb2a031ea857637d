import { blake2_128Concat, identity, storageMap, twox64Concat } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { H160, tuple, u16, u64 } from "@waystone/scale";
import { Hotkey } from "../accounts.ts";
import { AxonInfo, NeuronCertificate, PrometheusInfo } from "./types.ts";

export const Axons = storageMap({
  docs: ["Endpoint at which a neuron answers."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: AxonInfo,
});
export const Prometheus = storageMap({
  docs: ["Endpoint at which a neuron shows its metrics."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: PrometheusInfo,
});
export const NeuronCertificates = storageMap({
  docs: ["Certificate with which a neuron answers."],
  keys: [identity(NetUid), blake2_128Concat(Hotkey)],
  value: NeuronCertificate,
});
export const AssociatedEvmAddress = storageMap({
  docs: ["EVM address of a neuron, and the block in which it was associated."],
  keys: [twox64Concat(NetUid), twox64Concat(u16)],
  value: tuple(H160, u64),
});
