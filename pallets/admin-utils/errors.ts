import { defineErrors } from "@waystone/frame";

/** Errors of the AdminUtils pallet. Values that SubtensorModule itself refuses fail with its errors. */
export const Err = defineErrors({
  SubnetDoesNotExist: [0, "There is no subnet of this number."],
  MaxValidatorsLargerThanMaxUIds: [1, "There cannot be more validators than MaxAllowedUids of the subnet."],
  MaxAllowedUIdsLessThanCurrentUIds: [2, "The subnet has more neurons than that; trim it first."],
  BondsMovingAverageMaxReached: [3, "An owner can set at most 975000 millionths; only root sets more."],
  NegativeSigmoidSteepness: [4, "Only root can set a negative steepness."],
  ValueNotInBounds: [5, "The value is out of its range."],
  MinAllowedUidsGreaterThanCurrentUids: [6, "The value must be below the subnet's number of neurons."],
  MinAllowedUidsGreaterThanMaxAllowedUids: [7, "The value must be below MaxAllowedUids of the subnet."],
  MaxAllowedUidsLessThanMinAllowedUids: [8, "The value is below MinAllowedUids of the subnet."],
  MaxAllowedUidsGreaterThanDefaultMaxAllowedUids: [9, "No subnet of this chain can have that many uids."],
  InvalidValue: [10, "The value is out of its range."],
  NotPermittedOnRootSubnet: [11, "This cannot be set on root; name another subnet."],
  POWRegistrationDisabled: [12, "This chain has no registration by proof of work."],
  Deprecated: [13, "This call is out of use."],
});
