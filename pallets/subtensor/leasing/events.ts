import { event } from "@waystone/frame";
import { AccountId, Alpha, BlockNumber, NetUid } from "@waystone/primitives";
import { option } from "@waystone/scale";
import { LeaseId } from "./types.ts";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const alpha = Alpha.named("AlphaBalance");

export const SubnetLeaseCreated = event(103, "A subnet was leased to a beneficiary.", {
  beneficiary: account.doc("Beneficiary of the lease."),
  lease_id: LeaseId.doc("Number of the lease."),
  netuid: netuid.doc("The subnet."),
  end_block: option(BlockNumber).doc("Block in which it ends; none: never."),
});
export const SubnetLeaseTerminated = event(104, "A lease ended, and its beneficiary owns the subnet.", {
  beneficiary: account.doc("Beneficiary of the lease."),
  netuid: netuid.doc("The subnet."),
});
export const SubnetLeaseDividendsDistributed = event(120, "A contributor to a lease was paid.", {
  lease_id: LeaseId.doc("Number of the lease."),
  contributor: account.doc("Who was paid."),
  alpha: alpha.doc("Alpha in rao."),
});
