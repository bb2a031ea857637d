import { boundedBytes, type Static, struct, u8, u16, u32, u64, u128 } from "@waystone/scale";

/** Endpoint at which a neuron answers. */
export const AxonInfo = struct("pallet_subtensor::pallet::AxonInfo", {
  block: u64.doc("Block in which the endpoint was announced."),
  version: u32.doc("Version of the neuron's software."),
  ip: u128.doc("Address as an integer; IPv4 in the low 32 bits."),
  port: u16.doc("Port, 1 to 65535."),
  ip_type: u8.doc("4 for IPv4, 6 for IPv6."),
  protocol: u8.doc("Protocol: TCP, UDP or another; the neurons' own to number."),
  placeholder1: u8.doc("Free for the subnet's use."),
  placeholder2: u8.doc("Free for the subnet's use."),
});
/** Endpoint at which a neuron answers. */
export type AxonInfo = Static<typeof AxonInfo>;

/** Endpoint at which a neuron shows its metrics. */
export const PrometheusInfo = struct("pallet_subtensor::pallet::PrometheusInfo", {
  block: u64.doc("Block in which the endpoint was announced."),
  version: u32.doc("Version of the neuron's software."),
  ip: u128.doc("Address as an integer; IPv4 in the low 32 bits."),
  port: u16.doc("Port, 1 to 65535."),
  ip_type: u8.doc("4 for IPv4, 6 for IPv6."),
});
/** Endpoint at which a neuron shows its metrics. */
export type PrometheusInfo = Static<typeof PrometheusInfo>;

/** Certificate with which a neuron answers. */
export const NeuronCertificate = struct("pallet_subtensor::pallet::NeuronCertificate", {
  public_key: boundedBytes(64).named("BoundedVec<u8, ConstU32<64>>").doc("Public key of the neuron's TLS."),
  algorithm: u8.doc("Algorithm of the key; the neurons' own to number."),
});
/** Certificate with which a neuron answers. */
export type NeuronCertificate = Static<typeof NeuronCertificate>;
