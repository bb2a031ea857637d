import { DispatchClass, Weight } from "@waystone/primitives";
import { struct, u64 } from "@waystone/scale";
import { feeQuestion } from "../fees.ts";
import { method } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

const Info = struct("", { weight: Weight, class: DispatchClass, partial_fee: u64 });

/** Weight, class and fee in rao of a transaction. */
export const payment_queryInfo = method({
  name: "payment_queryInfo",
  params: { extrinsic: bytes, at: optional(blockHash) },
  handle({ backend, at }, args) {
    const question = feeQuestion(args.extrinsic);
    const answer = backend.runtimeCall(at(args.at), "TransactionPaymentApi_query_info", question);
    const { weight, class: kind, partial_fee } = Info.decode(answer);
    return {
      weight: { ref_time: Number(weight.ref_time), proof_size: Number(weight.proof_size) },
      class: kind.toLowerCase(),
      partialFee: partial_fee.toString(),
    };
  },
});
