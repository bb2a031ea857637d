import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u8, u16, u32, u128 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { serveAxon } from "../serve.ts";

/** A neuron announces its endpoint. */
export const serve_axon = call({
  index: 4,
  weight: WEIGHTS.serve_axon,
  pays: "no",
  docs: [
    "Announce the endpoint at which a neuron answers. Address 0 stands for none.",
    "Origin: signed by the hotkey; free of fees.",
    "Emits `AxonServed`.",
    "Errors: `HotKeyNotRegisteredInNetwork`, `InvalidIpType`, `InvalidIpAddress`, `ServingRateLimitExceeded`, `InvalidPort`.",
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
  },
  dispatch(ctx, { netuid, ...axon }) {
    serveAxon(ctx, netuid, axon);
  },
});
