/** What can be wrong with how an engine is driven, or with what an application answers it. */
export type EngineErrorCode =
  | "bad-time"
  | "bad-interval"
  | "proposal-too-long"
  | "proposal-refused"
  | "block-in-progress"
  | "wrong-height";

/** An engine was asked for what it cannot do, or its application broke the rules between them. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = "EngineError";
    this.code = code;
  }
}
