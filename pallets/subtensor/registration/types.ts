import { Alpha, u64f64 } from "@waystone/primitives";
import { type Static, struct } from "@waystone/scale";

/** Part of a stake that stays locked because a miner registered with it. Here none is: the type is for clients that read it. */
export const MinerCollateralState = struct("pallet_subtensor::pallet::MinerCollateralState", {
  locked: Alpha.doc("Alpha that is locked, in rao."),
  drain_ratio: u64f64.named("U64F64").doc("Alpha that is freed for each alpha earned."),
  min_locked: Alpha.doc("Alpha that stays locked in any case, in rao."),
  earned: Alpha.doc("Alpha that was earned since, in rao."),
});
/** Part of a stake that stays locked because a miner registered with it. */
export type MinerCollateralState = Static<typeof MinerCollateralState>;
