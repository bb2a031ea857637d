export {
  alphaOutForTaoIn,
  baseDeltaToPrice,
  baseNeededForQuote,
  baseWeight,
  DEFAULT_QUOTE_WEIGHT,
  expBaseQuote,
  expQuoteBase,
  isQuoteWeightAllowed,
  MIN_RESERVE_WEIGHT,
  poolPrice,
  quoteDeltaToPrice,
  quoteWeightForAddedLiquidity,
  taoOutForAlphaIn,
} from "./amm/balancer.ts";
export { mulPerquintillRound, PERQUINTILL_ONE, perquintillFromRational } from "./amm/perquintill.ts";
export { PrimitivesError, type PrimitivesErrorCode } from "./errors.ts";
export { type Fixed, FixedType } from "./fixed/fixed-type.ts";
export { checkedLn, checkedLog, checkedPow, checkedSqrt } from "./fixed/safe-math.ts";
export { exp, ln, log2, pow, powi, sqrt } from "./fixed/transcendental.ts";
export { I9F23, I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } from "./fixed/types.ts";
export { expDecay } from "./math/exp-decay.ts";
export { powRatioScaled } from "./math/pow-ratio.ts";
export { decayFactorQ32, mulQ32, powQ32, Q32_ONE } from "./math/q32.ts";
export { AddressCounts, networkOf } from "./network/address-counts.ts";
export {
  SAFE_FLOAT_ZERO,
  safeFloat,
  safeFloatAdd,
  safeFloatDiv,
  safeFloatFromInt,
  safeFloatFromU64F64,
  safeFloatGt,
  safeFloatIsZero,
  safeFloatMulDiv,
  safeFloatSub,
  safeFloatToU64,
} from "./shares/safe-float.ts";
export {
  type SharePoolStore,
  sharePoolAccepts,
  sharePoolUpdateAll,
  sharePoolUpdateOne,
  sharePoolValue,
  sharePoolValueOfShare,
} from "./shares/share-pool.ts";
export { MultiAddress } from "./wire/address.ts";
export { Perquintill, SafeFloat } from "./wire/amounts.ts";
export { ConsensusEngineId, Digest, DigestItem } from "./wire/digest.ts";
export { DispatchError } from "./wire/dispatch-error.ts";
export { Era, eraBirth, eraDeath, mortalEra } from "./wire/era.ts";
export {
  EXTRINSIC_FORMAT,
  type ExtrinsicSigner,
  extrinsicHash,
  joinExtrinsic,
  type RawExtrinsic,
  signingPayload,
  splitExtrinsic,
} from "./wire/extrinsic.ts";
export { i32f32, i64f64, i96f32, i110f18, u64f64, u96f32, u110f18 } from "./wire/fixed.ts";
export { Header, headerHash } from "./wire/header.ts";
export {
  AccountId,
  Alpha,
  BlockNumber,
  type Brand,
  type Coldkey,
  type Flavour,
  H256,
  type Hash,
  type Hotkey,
  MechId,
  mechanismOf,
  NetUid,
  NetUidStorageIndex,
  Rao,
  storageIndexOf,
  ZERO_ACCOUNT,
  ZERO_HASH,
} from "./wire/ids.ts";
export { MultiSignature } from "./wire/signature.ts";
export {
  ApplyExtrinsicResult,
  DispatchOutcome,
  InvalidTransaction,
  TransactionSource,
  TransactionValidityError,
  UnknownTransaction,
} from "./wire/validity.ts";
export { RuntimeVersion } from "./wire/version.ts";
export { DispatchClass, DispatchEventInfo, DispatchInfo, Pays, Weight } from "./wire/weight.ts";
