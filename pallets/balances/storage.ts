import { blake2_128Concat, storageMap, storageValue } from "@waystone/frame";
import { AccountId, Rao } from "@waystone/primitives";
import { boundedVec, fixedBytes, struct, u64, variant, weakBoundedVec } from "@waystone/scale";

const Reasons = variant("pallet_balances::types::Reasons", { Fee: 0, Misc: 1, All: 2 });
const BalanceLock = struct(
  "pallet_balances::types::BalanceLock",
  { id: fixedBytes(8).named("LockIdentifier"), amount: Rao.named("Balance"), reasons: Reasons.named("Reasons") },
  { params: { Balance: u64 } },
);
const ReserveData = struct(
  "pallet_balances::types::ReserveData",
  { id: fixedBytes(8).named("ReserveIdentifier"), amount: Rao.named("Balance") },
  { params: { ReserveIdentifier: fixedBytes(8), Balance: u64 } },
);

/** Sum of all balances, in rao. */
export const TotalIssuance = storageValue({ docs: ["Sum of all balances, in rao."], value: Rao, default: 0n });

/** Part of the issuance that takes part in nothing, in rao. */
export const InactiveIssuance = storageValue({
  docs: ["Issuance that is out of use, in rao."],
  value: Rao,
  default: 0n,
});

/** Locks of the old kind on an account's balance. */
export const Locks = storageMap({
  docs: ["Locks on an account's balance. Freezes and holds replaced them."],
  keys: [blake2_128Concat(AccountId)],
  value: weakBoundedVec(BalanceLock),
  default: [],
});

/** Reserves of the old kind on an account's balance. */
export const Reserves = storageMap({
  docs: ["Named reserves of an account. Holds replaced them."],
  keys: [blake2_128Concat(AccountId)],
  value: boundedVec(ReserveData, 50),
  default: [],
});
