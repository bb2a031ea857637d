import { call, ensure } from "@waystone/frame";
import { Err } from "../../errors.ts";
import { indexRootStaker } from "../../staking/root-claimed.ts";
import { RootClaimType } from "../../staking/storage.ts";
import { RootClaimTypeEnum } from "../../staking/types.ts";
import { WEIGHTS } from "../../weights.ts";
import { RootClaimTypeSet } from "../events.ts";

/** A coldkey chooses what becomes of its root dividends. */
export const set_root_claim_type = call({
  index: 122,
  weight: WEIGHTS.set_root_claim_type,
  docs: [
    "Choose whether root dividends are sold for root stake, kept as alpha, or kept on the named subnets and sold elsewhere.",
    "Origin: signed by the coldkey.",
    "Emits `RootClaimTypeSet`.",
    "Errors: `InvalidSubnetNumber` where no subnet is named.",
  ],
  args: { new_root_claim_type: RootClaimTypeEnum.named("RootClaimTypeEnum") },
  dispatch(ctx, { new_root_claim_type }) {
    const coldkey = ctx.origin.ensureSigned();
    const named = new_root_claim_type.type !== "KeepSubnets" || new_root_claim_type.value.subnets.size > 0;
    ensure(named, Err.InvalidSubnetNumber);
    indexRootStaker(ctx, coldkey);
    RootClaimType.set(ctx.store, [coldkey], new_root_claim_type);
    ctx.emit(RootClaimTypeSet({ coldkey, root_claim_type: new_root_claim_type }));
  },
});
