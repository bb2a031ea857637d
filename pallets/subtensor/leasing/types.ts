import { AccountId, BlockNumber, NetUid } from "@waystone/primitives";
import { alias, type Codec, newtype, option, type Static, struct, u8, u32, u64 } from "@waystone/scale";

/** Number of a lease. */
export const LeaseId: Codec<number> = alias("LeaseId", u32);
/** Codec of a share in hundredths, 0 to 100. Values above are read, and refused by whoever uses them. */
export const Percent: Codec<number> = newtype("sp_arithmetic::per_things::Percent", u8.named("u8"));

const account = AccountId.named("AccountId");

/** Lease of a subnet that a crowdloan paid for. */
export const SubnetLease = struct(
  "pallet_subtensor::subnets::leasing::SubnetLease",
  {
    beneficiary: account.doc("Who runs the subnet, and owns it after the end."),
    coldkey: account.doc("Account that owns the subnet meanwhile; nobody has its key."),
    hotkey: account.doc("Hotkey of that account."),
    emissions_share: Percent.named("Percent").doc("Share of the owner's cut that the contributors get."),
    end_block: option(BlockNumber).named("Option<BlockNumber>").doc("Block in which the lease ends; none: never."),
    netuid: NetUid.named("NetUid").doc("The subnet."),
    cost: u64.named("Balance").doc("What it cost, proxy included, in rao."),
  },
  { params: { AccountId, BlockNumber: u32, Balance: u64 } },
);
/** Lease of a subnet that a crowdloan paid for. */
export type SubnetLease = Static<typeof SubnetLease>;
