import { call, weight } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bool } from "@waystone/scale";
import { Err } from "../errors.ts";

/** Once let users add liquidity to a pool. */
export const toggle_user_liquidity = call({
  index: 4,
  weight: weight(15_000_000n),
  docs: ["No longer in use: pools belong to the protocol, users add no liquidity.", "Fails with `Deprecated`."],
  args: { netuid: NetUid.named("NetUid"), enable: bool.named("bool") },
  dispatch() {
    throw Err.Deprecated;
  },
});
