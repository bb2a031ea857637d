import { call, ensure } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { NumRootClaim } from "../../staking/storage.ts";
import { WEIGHTS } from "../../weights.ts";

/** Root sets for how many coldkeys the chain claims in a block. */
export const sudo_set_num_root_claims = call({
  index: 123,
  weight: WEIGHTS.sudo_set_num_root_claims,
  docs: [
    "Set for how many coldkeys the chain claims root dividends in each block, at most 50.",
    "Origin: root.",
    "Errors: `InvalidNumRootClaim`.",
  ],
  args: { new_value: u64 },
  dispatch(ctx, { new_value }) {
    ctx.origin.ensureRoot();
    ensure(new_value <= BigInt(config(ctx).limits.rootClaims), Err.InvalidNumRootClaim);
    NumRootClaim.set(ctx.store, new_value);
  },
});
