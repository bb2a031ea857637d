import { option, struct, u64 } from "@waystone/scale";
import { feeQuestion } from "../fees.ts";
import { method } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

const Details = struct("", {
  inclusion_fee: option(struct("", { base_fee: u64, len_fee: u64, adjusted_weight_fee: u64 })),
});

const hex = (amount: bigint): string => `0x${amount.toString(16)}`;

/** Parts of a transaction's fee, in rao. */
export const payment_queryFeeDetails = method({
  name: "payment_queryFeeDetails",
  params: { extrinsic: bytes, at: optional(blockHash) },
  handle({ backend, at }, args) {
    const question = feeQuestion(args.extrinsic);
    const answer = backend.runtimeCall(at(args.at), "TransactionPaymentApi_query_fee_details", question);
    const { inclusion_fee: fee } = Details.decode(answer);
    const inclusionFee =
      fee === undefined
        ? null
        : { baseFee: hex(fee.base_fee), lenFee: hex(fee.len_fee), adjustedWeightFee: hex(fee.adjusted_weight_fee) };
    return { inclusionFee, tip: "0x0" };
  },
});
