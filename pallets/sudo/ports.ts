import { type DispatchFailure, type Port, port } from "@waystone/frame";
import type { DispatchError } from "@waystone/primitives";

/** Encodes a failed dispatch for an event. */
export const SudoErrorEncoderPort: Port<(failure: DispatchFailure) => DispatchError> = port("sudo error encoder");
