import { bytes, compactUnit, fixedBytes, type Static, unit, variant } from "@waystone/scale";
import { AccountId } from "./ids.ts";

/** An address in a call or extrinsic; this chain looks up `Id` only. */
export const MultiAddress = variant(
  "sp_runtime::multiaddress::MultiAddress",
  {
    Id: [0, AccountId.named("AccountId")],
    Index: [1, compactUnit.named("AccountIndex")],
    Raw: [2, bytes.named("Vec<u8>")],
    Address32: [3, fixedBytes(32).named("[u8; 32]")],
    Address20: [4, fixedBytes(20).named("[u8; 20]")],
  },
  {
    params: { AccountId, AccountIndex: unit },
  },
);
/** An address in a call or extrinsic. */
export type MultiAddress = Static<typeof MultiAddress>;
