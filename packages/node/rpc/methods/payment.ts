import { DispatchClass, Weight } from "@waystone/primitives";
import { option, struct, u32, u64, Writer } from "@waystone/scale";
import { method } from "../method.ts";

const Info = struct("", { weight: Weight, class: DispatchClass, partial_fee: u64 });
const Details = struct("", {
  inclusion_fee: option(struct("", { base_fee: u64, len_fee: u64, adjusted_weight_fee: u64 })),
});

function question(extrinsic: Uint8Array): Uint8Array {
  const w = new Writer();
  w.raw(extrinsic);
  u32.write(w, extrinsic.length);
  return w.finish();
}

/** Weight, class and fee of a transaction. */
export const payment_queryInfo = method(({ backend, block }, params) => {
  const answer = backend.runtimeCall(
    block(params.optionalHash(1)),
    "TransactionPaymentApi_query_info",
    question(params.bytes(0)),
  );
  const { weight, class: kind, partial_fee } = Info.decode(answer);
  return {
    weight: { ref_time: Number(weight.ref_time), proof_size: Number(weight.proof_size) },
    class: kind.toLowerCase(),
    partialFee: partial_fee.toString(),
  };
});

/** Parts of a transaction's fee. */
export const payment_queryFeeDetails = method(({ backend, block }, params) => {
  const answer = backend.runtimeCall(
    block(params.optionalHash(1)),
    "TransactionPaymentApi_query_fee_details",
    question(params.bytes(0)),
  );
  const { inclusion_fee: fee } = Details.decode(answer);
  const hex = (amount: bigint) => `0x${amount.toString(16)}`;
  return {
    inclusionFee:
      fee === undefined
        ? null
        : { baseFee: hex(fee.base_fee), lenFee: hex(fee.len_fee), adjustedWeightFee: hex(fee.adjusted_weight_fee) },
    tip: "0x0",
  };
});
