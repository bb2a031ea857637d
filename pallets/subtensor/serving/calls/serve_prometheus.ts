import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u8, u16, u32, u128 } from "@waystone/scale";
import { currentBlock } from "../../block.ts";
import { WEIGHTS } from "../../weights.ts";
import { ensureAddress, ensureMayAnnounce, ensureServes } from "../endpoint.ts";
import { PrometheusServed } from "../events.ts";
import { Prometheus } from "../storage.ts";

/** A neuron announces where its metrics are. */
export const serve_prometheus = call({
  index: 5,
  weight: WEIGHTS.serve_prometheus,
  pays: "no",
  docs: [
    "Announce the endpoint at which a neuron shows its metrics.",
    "Origin: signed by the hotkey; free of fees.",
    "Emits `PrometheusServed`.",
    "Errors: `InvalidIpType`, `InvalidIpAddress`, `HotKeyNotRegisteredInNetwork`, `ServingRateLimitExceeded`, `InvalidPort`.",
  ],
  args: { netuid: NetUid.named("NetUid"), version: u32, ip: u128, port: u16, ip_type: u8 },
  dispatch(ctx, { netuid, ...endpoint }) {
    const hotkey = ctx.origin.ensureSigned();
    ensureAddress(endpoint, false);
    ensureServes(ctx, netuid, hotkey);
    ensureMayAnnounce(ctx, netuid, Prometheus.get(ctx.store, netuid, hotkey)?.block ?? 0n, endpoint);
    Prometheus.set(ctx.store, [netuid, hotkey], { block: currentBlock(ctx), ...endpoint });
    ctx.emit(PrometheusServed(netuid, hotkey));
  },
});
