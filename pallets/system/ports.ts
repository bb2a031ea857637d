import { type DispatchFailure, type Port, port } from "@waystone/frame";
import type { DispatchError, Hash } from "@waystone/primitives";

/** Encodes a failed dispatch for an event: the runtime knows the pallets' indices. */
export type ErrorEncoder = (failure: DispatchFailure) => DispatchError;
/** The port of {@link ErrorEncoder}. */
export const ErrorEncoderPort: Port<ErrorEncoder> = port<ErrorEncoder>("error encoder");

/** Root of a trie over a block's extrinsics by index. */
export type ExtrinsicsRoot = (extrinsics: readonly Uint8Array[]) => Hash;
/** The port of {@link ExtrinsicsRoot}. */
export const ExtrinsicsRootPort: Port<ExtrinsicsRoot> = port<ExtrinsicsRoot>("extrinsics root");
