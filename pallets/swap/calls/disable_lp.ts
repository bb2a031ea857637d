import { call, weight } from "@waystone/frame";

import { Err } from "../errors.ts";

/** Once took all users' liquidity out of all pools. */
export const disable_lp = call({
  index: 5,
  weight: weight(15_000_000n),
  docs: ["No longer in use: pools belong to the protocol, users add no liquidity.", "Fails with `Deprecated`."],
  args: {},
  dispatch() {
    throw Err.Deprecated;
  },
});
