import { bytes, type Static, struct, variant } from "@waystone/scale";

const text = bytes.named("Vec<u8>");

/** What a subnet's owner says about it, in UTF-8. */
export const SubnetIdentityV3 = struct("pallet_subtensor::pallet::SubnetIdentityV3", {
  subnet_name: text.doc("Name."),
  github_repo: text.doc("Its repository."),
  subnet_contact: text.doc("How to reach its owner."),
  subnet_url: text.doc("Address of its web page."),
  discord: text.doc("Its name on Discord."),
  description: text.doc("What its miners are paid for."),
  logo_url: text.doc("Address of its logo."),
  additional: text.doc("Anything else."),
});
/** What a subnet's owner says about it, in UTF-8. */
export type SubnetIdentityV3 = Static<typeof SubnetIdentityV3>;

/** What becomes of incentive that goes to the owner's own neurons: lost, or left out of the issuance so that it is minted anew. */
export const RecycleOrBurnEnum = variant(
  "pallet_subtensor::pallet::RecycleOrBurnEnum",
  { Burn: 0, Recycle: 1 },
  { variantDocs: { Burn: ["It is lost."], Recycle: ["It leaves the issuance and is minted anew."] } },
);
/** What becomes of incentive that goes to the owner's own neurons. */
export type RecycleOrBurnEnum = Static<typeof RecycleOrBurnEnum>;
