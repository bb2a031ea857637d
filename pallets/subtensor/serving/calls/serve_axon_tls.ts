import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bytes, u8, u16, u32, u128 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { serveAxon } from "../serve.ts";
import { NeuronCertificates } from "../storage.ts";

/** Longest certificate in bytes: one of the algorithm, the rest the key. */
const CERTIFICATE = 65;

/** A neuron announces its endpoint and the key of its TLS. */
export const serve_axon_tls = call({
  index: 40,
  weight: WEIGHTS.serve_axon_tls,
  pays: "no",
  docs: [
    "Announce the endpoint at which a neuron answers, as `serve_axon` does, and its certificate: a byte for the algorithm, then up to 64 of public key. A certificate of another length is passed over.",
    "Origin: signed by the hotkey; free of fees.",
    "Emits `AxonServed`.",
    "Errors: those of `serve_axon`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    version: u32,
    ip: u128,
    port: u16,
    ip_type: u8,
    protocol: u8,
    placeholder1: u8,
    placeholder2: u8,
    certificate: bytes.named("Vec<u8>"),
  },
  dispatch(ctx, { netuid, certificate, ...axon }) {
    const hotkey = serveAxon(ctx, netuid, axon);
    const [algorithm] = certificate;
    if (algorithm === undefined || certificate.length > CERTIFICATE) return;
    NeuronCertificates.set(ctx.store, [netuid, hotkey], { algorithm, public_key: certificate.slice(1) });
  },
});
