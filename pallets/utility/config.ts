import { type DispatchFailure, type Port, port } from "@waystone/frame";
import type { DispatchError } from "@waystone/primitives";

/** Encodes a failed dispatch for an event. */
export const UtilityErrorEncoderPort: Port<(failure: DispatchFailure) => DispatchError> = port("utility error encoder");

/** Most calls that one batch may hold. */
export const BATCHED_CALLS_LIMIT = 10922;
