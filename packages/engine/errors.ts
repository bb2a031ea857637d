/** What can be wrong with how an engine is driven. */
export type EngineErrorCode = "stopped" | "time-backwards" | "bad-interval";

/** An engine was asked for what it cannot do. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = "EngineError";
    this.code = code;
  }
}
