import { constant, definePallet } from "@waystone/frame";
import { u8 } from "@waystone/scale";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

export { type FeeConfig, FeeConfigPort, type FeeTill, FeeTillPort } from "./config.ts";
export { ChargeTransactionPayment } from "./extensions/charge_transaction_payment.ts";
export { type InclusionFee, inclusionFee, lengthFee, totalFee, weightFee } from "./logic/fees.ts";

/** Fees of transactions. */
export const TransactionPayment = definePallet({
  name: "TransactionPayment",
  storage,
  events,
  constants: {
    OperationalFeeMultiplier: constant(u8, 5, "Factor of the virtual tip of operational calls."),
  },
});
