export { PrimitivesError, type PrimitivesErrorCode } from "./errors.ts";
export { type Fixed, FixedType } from "./fixed/fixed-type.ts";
export { I9F23, I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } from "./fixed/types.ts";
