/** What can be wrong with how benchmarks are run. */
export type BenchErrorCode = "bad-arguments" | "not-comparable" | "process-failed";

/** A benchmark cannot be run, or what it compares is not the same. */
export class BenchError extends Error {
  readonly code: BenchErrorCode;
  constructor(code: BenchErrorCode, message: string) {
    super(message);
    this.name = "BenchError";
    this.code = code;
  }
}
