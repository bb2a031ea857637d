import { call, weight } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { Account, TickIndex } from "../types.ts";

/** Once added a user's liquidity to a pool. */
export const add_liquidity = call({
  index: 1,
  weight: weight(15_000_000n),
  docs: ["No longer in use: pools belong to the protocol, users add no liquidity.", "Fails with `Deprecated`."],
  args: {
    hotkey: Account,
    netuid: NetUid.named("NetUid"),
    tick_low: TickIndex.named("TickIndex"),
    tick_high: TickIndex.named("TickIndex"),
    liquidity: u64.named("u64"),
  },
  dispatch() {
    throw Err.Deprecated;
  },
});
