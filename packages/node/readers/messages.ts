import type { ReadRequest } from "../rpc/dispatcher.ts";

/** A read that is asked for. */
export interface ReaderTask extends ReadRequest {
  readonly id: number;
}

/** What came of it: the result as JSON, or what to tell of why not. */
export type ReaderReport =
  | { readonly id: number; readonly result: string }
  | {
      readonly id: number;
      readonly error: { readonly code: number; readonly message: string; readonly data: string | undefined };
    };
