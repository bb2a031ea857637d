import { call, weight } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { i64 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { Account, PositionId } from "../types.ts";

/** Once changed a user's liquidity in a pool. */
export const modify_position = call({
  index: 3,
  weight: weight(15_000_000n),
  docs: ["No longer in use: pools belong to the protocol, users add no liquidity.", "Fails with `Deprecated`."],
  args: {
    hotkey: Account,
    netuid: NetUid.named("NetUid"),
    position_id: PositionId.named("PositionId"),
    liquidity_delta: i64.named("i64"),
  },
  dispatch() {
    throw Err.Deprecated;
  },
});
