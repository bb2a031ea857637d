import { identity, storageMap, twox64Concat } from "@waystone/frame";
import { AccountId, Alpha, NetUid, U64F64, u64f64 } from "@waystone/primitives";
import { single } from "../items.ts";
import { LeaseId, SubnetLease } from "./types.ts";

export const SubnetLeases = storageMap({
  docs: ["Lease of a subnet that a crowdloan paid for."],
  keys: [twox64Concat(LeaseId)],
  value: SubnetLease,
});
export const SubnetLeaseShares = storageMap({
  docs: ["Share of a contributor in a lease's dividends."],
  keys: [twox64Concat(LeaseId), identity(AccountId)],
  value: u64f64,
  default: U64F64.ZERO,
});
export const SubnetUidToLeaseId = storageMap({
  docs: ["Lease of a subnet."],
  keys: [twox64Concat(NetUid)],
  value: LeaseId,
});
export const NextSubnetLeaseId = single("Number of the next lease.", LeaseId, 0);
export const AccumulatedLeaseDividends = storageMap({
  docs: ["Alpha in rao that waits for a lease's contributors."],
  keys: [twox64Concat(LeaseId)],
  value: Alpha,
  default: 0n,
});
