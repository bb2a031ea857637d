import { type Static, variant } from "@waystone/scale";

/** How a subnet comes to a consensus. Here always by Yuma; the type is for clients that read it. */
export const EpochConsensus = variant("pallet_subtensor::pallet::EpochConsensus", { Yuma: 0, Null: 1 });
/** How a subnet comes to a consensus. */
export type EpochConsensus = Static<typeof EpochConsensus>;
