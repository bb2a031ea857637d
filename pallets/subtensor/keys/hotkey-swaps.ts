import type { Context } from "@waystone/frame";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { LastHotkeySwapOnNetuid } from "./storage.ts";

/** Forgets swaps of hotkeys whose limit has passed: in each block those of the subnets whose number it comes to. */
export function forgetHotkeySwaps(ctx: Context): void {
  const { store } = ctx;
  const block = currentBlock(ctx);
  const interval = BigInt(config(ctx).limits.hotkeySwapOnSubnet);
  for (const [[netuid, coldkey], last] of LastHotkeySwapOnNetuid.iterPrefix(store))
    if ((BigInt(netuid) - block) % interval === 0n && last + interval < block)
      LastHotkeySwapOnNetuid.remove(store, netuid, coldkey);
}
