import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { btreeSet } from "@waystone/scale";
import { config } from "../../config/config.ts";
import { Err } from "../../errors.ts";
import { indexRootStaker } from "../../staking/root-claimed.ts";
import { WEIGHTS } from "../../weights.ts";
import { claimRootDividends } from "../claims.ts";

/** A coldkey claims its root dividends. */
export const claim_root = call({
  index: 121,
  weight: WEIGHTS.claim_root,
  docs: [
    "Claim root dividends of 1 to 5 subnets on all hotkeys on which the coldkey has root stake. What becomes of them says `set_root_claim_type`.",
    "Origin: signed by the coldkey.",
    "Emits `RootClaimed`.",
    "Errors: `InvalidSubnetNumber`.",
  ],
  args: { subnets: btreeSet(NetUid).named("BTreeSet<NetUid>") },
  dispatch(ctx, { subnets }) {
    const coldkey = ctx.origin.ensureSigned();
    ensure(subnets.size > 0 && subnets.size <= config(ctx).limits.claimedSubnets, Err.InvalidSubnetNumber);
    indexRootStaker(ctx, coldkey);
    claimRootDividends(ctx, coldkey, subnets);
  },
});
