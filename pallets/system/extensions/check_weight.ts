import { type TransactionExtension, transactionExtension } from "@waystone/frame";
import { tupleStruct, unit } from "@waystone/scale";
import { checkExtrinsic, refundWeight, takeFromBlock } from "../logic/weights.ts";

type Nothing = Readonly<Record<never, never>>;

/** A block's work and length are limited, by class of dispatch. */
export const CheckWeight: TransactionExtension = transactionExtension<Nothing, undefined>({
  identifier: "CheckWeight",
  extra: tupleStruct("frame_system::extensions::check_weight::CheckWeight", []),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ ctx, info, length }) {
    checkExtrinsic(ctx, info.weight, info.class, length);
    return undefined;
  },
  prepare({ ctx, info, length }) {
    takeFromBlock(ctx, info.weight, info.class, length);
    return undefined;
  },
  post({ ctx, info }, _, post) {
    const used = post.actualWeight ?? info.weight;
    const refTime = info.weight.refTime > used.refTime ? info.weight.refTime - used.refTime : 0n;
    refundWeight(ctx, { refTime, proofSize: 0n }, info.class);
  },
});
