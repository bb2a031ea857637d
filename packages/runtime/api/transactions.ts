import {
  apiMethod,
  type InvalidReason,
  parseExtrinsic,
  type Runtime,
  type RuntimeApi,
  runtimeApi,
  SystemPortKey,
  TransactionInvalid,
  type UnknownReason,
  validateTransaction,
  withLength,
} from "@waystone/frame";
import { inclusionFee, lengthFee, weightFee } from "@waystone/pallet-transaction-payment";
import {
  AccountId,
  DispatchClass,
  H256,
  type InvalidTransaction,
  Rao,
  TransactionSource,
  TransactionValidityError,
  type UnknownTransaction,
  Weight,
} from "@waystone/primitives";
import { bool, bytes, fromHex, newtype, option, result, struct, u32, u64, vec } from "@waystone/scale";

/** An extrinsic as an argument: its bytes behind their length, which is how it is encoded everywhere. */
const Extrinsic = newtype("sp_runtime::OpaqueExtrinsic", bytes.named("Vec<u8>"));

const ValidTransaction = struct("sp_runtime::transaction_validity::ValidTransaction", {
  priority: u64.named("TransactionPriority"),
  requires: vec(bytes).named("Vec<TransactionTag>"),
  provides: vec(bytes).named("Vec<TransactionTag>"),
  longevity: u64.named("TransactionLongevity"),
  propagate: bool.named("bool"),
});

const invalidWire = (reason: InvalidReason): InvalidTransaction =>
  typeof reason === "object" ? { type: "Custom", value: reason.custom } : { type: reason, value: undefined };
const unknownWire = (reason: UnknownReason): UnknownTransaction =>
  typeof reason === "object" ? { type: "Custom", value: reason.custom } : { type: reason, value: undefined };

/** The wire form of a refusal. */
export function validityErrorWire(error: TransactionInvalid): TransactionValidityError {
  if (error.invalid !== undefined) return { type: "Invalid", value: invalidWire(error.invalid) };
  return { type: "Unknown", value: unknownWire(error.unknown ?? "CannotLookup") };
}

/** Whether transactions may enter the pool: asked by clients before they broadcast. */
export function taggedTransactionQueueApi(runtime: () => Runtime): RuntimeApi {
  return runtimeApi("TaggedTransactionQueue", 3, ["Validity of transactions."], {
    validate_transaction: apiMethod({
      docs: ["Whether a transaction may be in a block on top of the one named, and what the pool orders it by."],
      args: { source: TransactionSource, tx: Extrinsic, block_hash: H256 },
      result: result(ValidTransaction, TransactionValidityError),
      handle(ctx, { tx, block_hash }) {
        const parent = { number: ctx.use(SystemPortKey).blockNumber(ctx), hash: block_hash };
        try {
          const valid = validateTransaction(runtime(), ctx.store, withLength(tx), parent);
          const value = { ...valid, requires: valid.requires.map(fromHex), provides: valid.provides.map(fromHex) };
          return { type: "Ok" as const, value };
        } catch (error) {
          if (!(error instanceof TransactionInvalid)) throw error;
          return { type: "Err" as const, value: validityErrorWire(error) };
        }
      },
    }),
  });
}

/** Nonces. */
export const accountNonceApi: RuntimeApi = runtimeApi("AccountNonceApi", 1, ["Nonces of accounts."], {
  account_nonce: apiMethod({
    docs: ["Nonce that an account's next transaction must have; transactions in the pool are not counted."],
    args: { account: AccountId },
    result: u32,
    handle: (ctx, { account }) => ctx.use(SystemPortKey).nonce(ctx, account),
  }),
});

const RuntimeDispatchInfo = struct(
  "pallet_transaction_payment::types::RuntimeDispatchInfo",
  { weight: Weight.named("Weight"), class: DispatchClass.named("DispatchClass"), partial_fee: Rao.named("Balance") },
  { params: { Balance: u64, Weight } },
);
const InclusionFee = struct(
  "pallet_transaction_payment::types::InclusionFee",
  { base_fee: Rao.named("Balance"), len_fee: Rao.named("Balance"), adjusted_weight_fee: Rao.named("Balance") },
  { params: { Balance: u64 } },
);
const FeeDetails = struct(
  "pallet_transaction_payment::types::FeeDetails",
  { inclusion_fee: option(InclusionFee).named("Option<InclusionFee<Balance>>") },
  { params: { Balance: u64 } },
);

/** Fees. Signatures are not looked at, so that a wallet can ask before it signs. */
export function transactionPaymentApi(runtime: () => Runtime): RuntimeApi {
  return runtimeApi("TransactionPaymentApi", 4, ["Fees of transactions, in rao."], {
    query_info: apiMethod({
      docs: ["Weight, class and fee of a transaction, without its tip."],
      args: { uxt: Extrinsic, len: u32 },
      result: RuntimeDispatchInfo,
      handle(ctx, { uxt, len }) {
        const { call } = parseExtrinsic(runtime(), withLength(uxt));
        const info = ctx.weigh(call);
        const fee = inclusionFee(ctx, info, len);
        return {
          weight: { ref_time: info.weight.refTime, proof_size: info.weight.proofSize },
          class: info.class,
          partial_fee: fee === undefined ? 0n : fee.base + fee.length + fee.weight,
        };
      },
    }),
    query_fee_details: apiMethod({
      docs: ["Parts of a transaction's fee."],
      args: { uxt: Extrinsic, len: u32 },
      result: FeeDetails,
      handle(ctx, { uxt, len }) {
        const { call } = parseExtrinsic(runtime(), withLength(uxt));
        const fee = inclusionFee(ctx, ctx.weigh(call), len);
        return {
          inclusion_fee: fee && { base_fee: fee.base, len_fee: fee.length, adjusted_weight_fee: fee.weight },
        };
      },
    }),
    query_weight_to_fee: apiMethod({
      docs: ["What work costs."],
      args: { weight: Weight },
      result: Rao,
      handle: (ctx, { weight }) => weightFee(ctx, { refTime: weight.ref_time, proofSize: weight.proof_size }),
    }),
    query_length_to_fee: apiMethod({
      docs: ["What bytes cost."],
      args: { length: u32 },
      result: Rao,
      handle: (ctx, { length }) => lengthFee(ctx, length),
    }),
  });
}
