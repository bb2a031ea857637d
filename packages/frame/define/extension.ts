import type { AccountId } from "@waystone/primitives";
import type { Codec } from "@waystone/scale";
import type { RuntimeCall } from "./call.ts";
import type { CallInfo, Context, PostInfo } from "./context.ts";
import type { DispatchFailure } from "./dispatch-error.ts";
import type { ValidTransaction } from "./validity.ts";

/** What an extension knows of the transaction at hand. */
export interface TransactionContext {
  readonly ctx: Context;
  /** The account that signed. */
  readonly who: AccountId;
  readonly call: RuntimeCall;
  readonly info: CallInfo;
  /** Length of the encoded extrinsic in bytes, its length prefix included. */
  readonly length: number;
}

/** How a dispatch ended: nothing, or with what it failed. */
export type DispatchResult = DispatchFailure | undefined;

/**
 * One transaction extension (formerly signed extension): data that travels in the extrinsic, data that is only signed, and
 * checks before and after the dispatch.
 */
export interface TransactionExtension<E = unknown, I = unknown> {
  readonly identifier: string;
  /** What stands in the extrinsic. */
  readonly extra: Codec<E>;
  /** What is signed without standing in the extrinsic. */
  readonly implicit: Codec<I>;
  /** The value of {@link implicit} for this block. @throws TransactionInvalid where there is none, as for an era that is over */
  implicitValue(ctx: Context, extra: E): I;
  /** Checks against the state and changes nothing; contributes priority, tags and longevity. @throws TransactionInvalid */
  validate?(tx: TransactionContext, extra: E): Partial<ValidTransaction> | undefined;
  /** Takes effect before the dispatch, as a nonce or a fee does; the result goes to {@link post}. @throws TransactionInvalid */
  prepare?(tx: TransactionContext, extra: E): unknown;
  /** Takes effect after the dispatch, as a refund does. */
  post?(tx: TransactionContext, prepared: unknown, post: Required<PostInfo>, result: DispatchResult): void;
}

/** Defines a transaction extension; checks that its parts fit together. */
export function transactionExtension<E, I>(spec: TransactionExtension<E, I>): TransactionExtension {
  return spec as TransactionExtension;
}
