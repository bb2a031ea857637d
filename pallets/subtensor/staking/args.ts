import { AccountId, Alpha, NetUid, Rao } from "@waystone/primitives";

/** Arguments of staking calls, under the type names that clients know. */
export const account = AccountId.named("T::AccountId");
export const netuid = NetUid.named("NetUid");
export const tao = Rao.named("TaoBalance");
export const alpha = Alpha.named("AlphaBalance");
