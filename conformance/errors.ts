/** Why a conformance run could not be made. */
export type ConformanceErrorCode = "node-exited" | "node-silent" | "bad-arguments" | "program-failed";

/** A conformance run that did not come to a result of its own; what was tested failed or passed is no error. */
export class ConformanceError extends Error {
  readonly code: ConformanceErrorCode;

  constructor(code: ConformanceErrorCode, message: string) {
    super(message);
    this.name = "ConformanceError";
    this.code = code;
  }
}
