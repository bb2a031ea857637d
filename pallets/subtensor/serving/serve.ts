import type { CallContext } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { ensureAddress, ensureMayAnnounce, ensureServes } from "./endpoint.ts";
import { AxonServed } from "./events.ts";
import { Axons } from "./storage.ts";
import type { AxonInfo } from "./types.ts";

/**
 * Announces the endpoint of the hotkey that signed, and gives the hotkey (`runtime.md` 7.1).
 * @throws DispatchFailure `HotKeyNotRegisteredInNetwork`, `InvalidIpType`, `InvalidIpAddress`, `ServingRateLimitExceeded`, `InvalidPort`
 */
export function serveAxon(ctx: CallContext, netuid: NetUid, axon: Omit<AxonInfo, "block">): Hotkey {
  const hotkey = ctx.origin.ensureSigned();
  ensureServes(ctx, netuid, hotkey);
  ensureAddress(axon, true);
  ensureMayAnnounce(ctx, netuid, Axons.get(ctx.store, netuid, hotkey)?.block ?? 0n, axon);
  Axons.set(ctx.store, [netuid, hotkey], { block: currentBlock(ctx), ...axon });
  ctx.emit(AxonServed(netuid, hotkey));
  return hotkey;
}
