import { call, weight } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { Account, PositionId } from "../types.ts";

/** Once took a user's liquidity out of a pool. */
export const remove_liquidity = call({
  index: 2,
  weight: weight(15_000_000n),
  docs: ["No longer in use: pools belong to the protocol, users add no liquidity.", "Fails with `Deprecated`."],
  args: { hotkey: Account, netuid: NetUid.named("NetUid"), position_id: PositionId.named("PositionId") },
  dispatch() {
    throw Err.Deprecated;
  },
});
