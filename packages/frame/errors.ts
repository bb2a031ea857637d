/** What can be wrong with the definitions themselves or with how they are used; a dispatch failure is a {@link "./define/dispatch-error.ts"} instead. */
export type FrameErrorCode =
  | "duplicate-name"
  | "duplicate-index"
  | "index-gap"
  | "bound-twice"
  | "unbound-item"
  | "missing-port"
  | "port-provided-twice"
  | "unknown-pallet"
  | "unknown-call"
  | "unknown-event"
  | "unknown-error"
  | "no-open-layer"
  | "unknown-api"
  | "bad-header"
  | "bad-metadata"
  | "bad-inherent"
  | "invalid-block";

/** A mistake in a runtime's composition or in a block that claims to be valid, with a code to match on. */
export class FrameError extends Error {
  readonly code: FrameErrorCode;
  /** @param code what kind of mistake it is @param message the value that was wrong and what to do about it */
  constructor(code: FrameErrorCode, message: string) {
    super(message);
    this.name = "FrameError";
    this.code = code;
  }
}
