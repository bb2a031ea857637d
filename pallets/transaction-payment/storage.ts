import { storageValue } from "@waystone/frame";
import { newtype, u128, variant } from "@waystone/scale";

const FixedU128 = newtype("sp_arithmetic::fixed_point::FixedU128", u128.named("u128"));
const Releases = variant("pallet_transaction_payment::Releases", { V1Ancient: 0, V2: 1 });

/** Factor of weight fees; always 1 here. */
export const NextFeeMultiplier = storageValue({
  docs: ["Factor by which weight fees are multiplied; it stays at 1."],
  value: FixedU128,
  default: 1_000_000_000_000_000_000n,
});

/** Version of the pallet's storage. */
export const StorageVersion = storageValue({
  docs: ["Version of the pallet's storage."],
  value: Releases,
  default: "V1Ancient",
});
