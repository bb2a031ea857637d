import { type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import { Era, eraBirth, eraDeath, H256, type Hash } from "@waystone/primitives";
import { newtype } from "@waystone/scale";
import { BlockHash, Number as BlockNumber } from "../storage.ts";

/** A transaction may be in a block only while its era lasts, and only on the fork on which it began. */
export const CheckMortality: TransactionExtension = transactionExtension<Era, Hash>({
  identifier: "CheckMortality",
  extra: newtype("frame_system::extensions::check_mortality::CheckMortality", Era.named("Era")),
  implicit: H256,
  implicitValue(ctx, era) {
    const birth = eraBirth(era, BlockNumber.get(ctx.store));
    if (!BlockHash.has(ctx.store, birth)) throw TransactionInvalid.invalid("AncientBirthBlock");
    return BlockHash.get(ctx.store, birth);
  },
  validate({ ctx }, era) {
    if (era.type === "Immortal") return undefined;
    const now = BlockNumber.get(ctx.store);
    return { longevity: BigInt(Math.max(0, eraDeath(era, now) - now)) };
  },
});
