export { type ApiContext, type ApiMethod, apiMethod, type RuntimeApi, runtimeApi } from "./define/api.ts";
export { type ArgsOf, type CallDef, type CallSpec, call, isCall, RuntimeCall, RuntimeEvent } from "./define/call.ts";
export { type ConstantDef, constant } from "./define/constant.ts";
export {
  addWeights,
  type CallContext,
  type CallInfo,
  type Context,
  type DispatchClass,
  type PostInfo,
  type Weight,
  weight,
  ZERO_WEIGHT,
} from "./define/context.ts";
export {
  Arithmetic,
  BadOrigin,
  CannotLookup,
  ConsumerRemaining,
  type DispatchErrorKind,
  DispatchFailure,
  defineErrors,
  type Errors,
  Exhausted,
  ensure,
  ModuleError,
  NoProviders,
  Other,
  RootNotAllowed,
  Token,
  type TokenError,
} from "./define/dispatch-error.ts";
export { type EventDef, type EventInstance, event, type NamedEvent, type TupleEvent } from "./define/event.ts";
export {
  type DispatchResult,
  type TransactionContext,
  type TransactionExtension,
  transactionExtension,
} from "./define/extension.ts";
export { Origin } from "./define/origin.ts";
export {
  type AnyPallet,
  area,
  definePallet,
  type Hooks,
  type Inherent,
  type InherentData,
  type Pallet,
  type PalletPart,
  type PalletSpec,
  type Parts,
} from "./define/pallet.ts";
export { type Port, Ports, type Provision, port, provide } from "./define/port.ts";
export {
  combineValidity,
  type InvalidReason,
  MAX_LONGEVITY,
  PLAIN_VALIDITY,
  TransactionInvalid,
  type UnknownReason,
  type ValidTransaction,
} from "./define/validity.ts";
export { FrameError, type FrameErrorCode } from "./errors.ts";
export { type BlockScope, type EmittedEvent, type Phase, RuntimeContext } from "./executive/context.ts";
export { type CallFilter, CallFilterPort, dispatchCall, tryDispatch } from "./executive/dispatch.ts";
export {
  type BlockEnd,
  BlockExecution,
  callRuntimeApi,
  callRuntimeApiOn,
  executeBlock,
  tryState,
  validateTransaction,
} from "./executive/executive.ts";
export {
  decodeExtrinsic,
  EXTRINSIC_VERSION,
  type Extrinsic,
  type ExtrinsicSignature,
  encodeBareExtrinsic,
  parseExtrinsic,
  type SignatureVerifier,
  SignatureVerifierPort,
  signaturePayload,
  withLength,
} from "./executive/extrinsic.ts";
export { type BlockStart, type SystemPort, SystemPortKey } from "./executive/system-port.ts";
export type { RuntimeEventValue } from "./runtime/event-codec.ts";
export {
  defineRuntime,
  type PalletTable,
  type PlacedPallet,
  Runtime,
  type RuntimeSpec,
  type Version,
} from "./runtime/runtime.ts";
export { concatBytes, equalBytes, latin1, startsWith } from "./store/bytes.ts";
export { ABSENT } from "./store/entry.ts";
export {
  blake2_128Concat,
  blake2_128Hash,
  blake2_256Hash,
  type HasherName,
  identity,
  type KeyHasher,
  twox64Concat,
  twox128Hash,
  twox256Hash,
} from "./store/hashers.ts";
export { type AnyStorageItem, type Default, type ItemSpec, StorageItem } from "./store/item.ts";
export { type KeysOf, type MapSpec, type PrefixOf, StorageMap, storageMap } from "./store/map.ts";
export { EMPTY_STATE, type StateChange, type StateReader } from "./store/reader.ts";
export { Store, type StoreEnv } from "./store/store.ts";
export { StorageValue, storageValue } from "./store/value.ts";
