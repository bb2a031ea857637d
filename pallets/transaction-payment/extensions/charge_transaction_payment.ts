import { DispatchFailure, type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import type { Rao } from "@waystone/primitives";
import { compact, newtype, u64, unit } from "@waystone/scale";
import { FeeTillPort } from "../config.ts";
import { TransactionFeePaid } from "../events.ts";
import { totalFee } from "../logic/fees.ts";

interface Charged {
  readonly fee: Rao;
  readonly tip: Rao;
}

/** Priority of operational calls; others have 1, whatever their fee or tip (`runtime.md` 10.1). */
const OPERATIONAL_PRIORITY = 10_000_000_000n;

/** Takes the fee before the call and gives back what was not used. */
export const ChargeTransactionPayment: TransactionExtension = transactionExtension<bigint, undefined>({
  identifier: "ChargeTransactionPayment",
  extra: newtype("pallet_transaction_payment::ChargeTransactionPayment", compact(u64).named("BalanceOf<T>")),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ ctx, who, info, length }, tip) {
    if (!ctx.use(FeeTillPort).canPay(ctx, who, totalFee(ctx, info, length, tip)))
      throw TransactionInvalid.invalid("Payment");
    return { priority: info.class === "Operational" ? OPERATIONAL_PRIORITY : 1n };
  },
  prepare({ ctx, who, info, length }, tip): Charged {
    const fee = totalFee(ctx, info, length, tip);
    try {
      ctx.use(FeeTillPort).take(ctx, who, fee);
    } catch (error) {
      if (error instanceof DispatchFailure) throw TransactionInvalid.invalid("Payment");
      throw error;
    }
    return { fee, tip };
  },
  post({ ctx, who, info, length }, prepared, post) {
    const { fee: taken, tip } = prepared as Charged;
    const used = { weight: post.actualWeight ?? info.weight, pays: post.pays ?? info.pays };
    const actual = totalFee(ctx, used, length, tip);
    const till = ctx.use(FeeTillPort);
    // A refund can fail only where the account vanished meanwhile; the fee stays as it was then.
    const fee = actual < taken ? actual : taken;
    if (taken > fee) till.refund(ctx, who, taken - fee);
    till.collect(ctx, fee);
    ctx.emit(TransactionFeePaid({ who, actual_fee: fee, tip }));
  },
});
