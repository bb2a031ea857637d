export { PrimitivesError, type PrimitivesErrorCode } from "./errors.ts";
export { type Fixed, FixedType } from "./fixed/fixed-type.ts";
export { I9F23, I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } from "./fixed/types.ts";
export { MultiAddress } from "./wire/address.ts";
export { ConsensusEngineId, Digest, DigestItem } from "./wire/digest.ts";
export { DispatchError, ModuleErrorWire } from "./wire/dispatch-error.ts";
export { Era, eraBirth, eraDeath, mortalEra } from "./wire/era.ts";
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
  NetUid,
  NetUidStorageIndex,
  Rao,
  ZERO_ACCOUNT,
  ZERO_HASH,
} from "./wire/ids.ts";
export { MultiSignature } from "./wire/signature.ts";
export { RuntimeVersion } from "./wire/version.ts";
export { DispatchClass, DispatchEventInfo, Pays, Weight } from "./wire/weight.ts";
