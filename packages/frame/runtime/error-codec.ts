import type { DispatchError } from "@waystone/primitives";
import type { DispatchErrorKind, DispatchFailure, ErrorGroup, ModuleError } from "../define/dispatch-error.ts";
import { FrameError } from "../errors.ts";
import type { PlacedPallet } from "./runtime.ts";

/** Adds the pallet's index to module errors: one lookup, and only when a call fails. */
export class ErrorCodec {
  readonly #indexOf = new Map<ErrorGroup, number>();

  constructor(pallets: readonly PlacedPallet[]) {
    for (const { index, errors } of pallets)
      for (const [, error] of errors) this.#indexOf.set((error as ModuleError).group, index);
  }

  /** The wire value of a failed dispatch. @throws FrameError `unknown-error` */
  toWire(failure: DispatchFailure): DispatchError {
    const kind: DispatchErrorKind = failure.kind;
    switch (kind.type) {
      case "Module": {
        const index = this.#indexOf.get(kind.group);
        if (index === undefined)
          throw new FrameError(
            "unknown-error",
            `error ${kind.name} belongs to no pallet of this runtime; export it from the pallet's errors.ts`,
          );
        return { type: "Module", value: { index, error: Uint8Array.of(kind.index, 0, 0, 0) } };
      }
      case "Token":
        return { type: "Token", value: kind.value };
      case "Arithmetic":
        return { type: "Arithmetic", value: kind.value };
      case "Transactional":
        return { type: "Transactional", value: kind.value };
      default:
        return { type: kind.type, value: undefined };
    }
  }
}
