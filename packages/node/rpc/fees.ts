import { u32, Writer } from "@waystone/scale";

/** Arguments of `TransactionPaymentApi`'s questions about a transaction: its bytes with their length prefix, then how many. */
export function feeQuestion(extrinsic: Uint8Array): Uint8Array {
  const w = new Writer();
  w.raw(extrinsic);
  u32.write(w, extrinsic.length);
  return w.finish();
}
