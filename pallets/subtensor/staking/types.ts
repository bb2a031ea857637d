import { NetUid } from "@waystone/primitives";
import { btreeSet, type Static, variant } from "@waystone/scale";

/** What becomes of root dividends that a coldkey claims: sold for TAO, kept as alpha, or kept on some subnets. */
export const RootClaimTypeEnum = variant(
  "pallet_subtensor::pallet::RootClaimTypeEnum",
  {
    Swap: 0,
    Keep: 1,
    KeepSubnets: [2, { subnets: btreeSet(NetUid).named("BTreeSet<NetUid>").doc("Subnets whose alpha is kept.") }],
  },
  {
    variantDocs: {
      Swap: ["Alpha is sold, and its TAO staked on root."],
      Keep: ["Alpha is staked where it was earned."],
      KeepSubnets: ["Alpha of the named subnets is kept, all other sold."],
    },
  },
);
/** What becomes of root dividends that a coldkey claims. */
export type RootClaimTypeEnum = Static<typeof RootClaimTypeEnum>;
