/** What can go wrong at the explorer. */
export type ExplorerErrorCode = "page-missing";

/** The explorer cannot serve what it was asked for. */
export class ExplorerError extends Error {
  readonly code: ExplorerErrorCode;
  constructor(code: ExplorerErrorCode, message: string) {
    super(message);
    this.name = "ExplorerError";
    this.code = code;
  }
}
