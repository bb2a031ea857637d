import { CannotLookup } from "@waystone/frame";
import { type AccountId, MultiAddress } from "@waystone/primitives";

/** Codec of a destination: an address that must name an account. */
export const Lookup = MultiAddress.named("AccountIdLookupOf<T>");

/** The account of an address. @throws DispatchFailure `CannotLookup` for anything but `Id` */
export function lookup(address: MultiAddress): AccountId {
  if (address.type !== "Id") throw CannotLookup;
  return address.value;
}
