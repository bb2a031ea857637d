import {
  type CallContext,
  type Context,
  DispatchFailure,
  ensure,
  type Origin,
  type PostInfo,
  type RuntimeCall,
} from "@waystone/frame";
import type { DispatchError } from "@waystone/primitives";
import { Err } from "./errors.ts";
import { SudoErrorEncoderPort } from "./ports.ts";
import { Key } from "./storage.ts";

/** What happened to the inner call. */
export type Outcome =
  | { readonly type: "Ok"; readonly value: undefined }
  | { readonly type: "Err"; readonly value: DispatchError };

/** Sudo's own calls cost their signer nothing if the signer is who they say. */
export const FREE: PostInfo = { pays: "No" };

/** Makes sure that the caller is the sudo key, or root. @throws DispatchFailure `RequireSudo` */
export function ensureSudo(ctx: CallContext): void {
  const who = ctx.origin.ensureSignedOrRoot();
  ensure(who === undefined || who === Key.get(ctx.store), Err.RequireSudo);
}

/** Makes a call with an origin; a failure is told and not passed on. */
export function dispatchAs(ctx: Context, call: RuntimeCall, origin: Origin): Outcome {
  try {
    ctx.dispatch(call, origin);
    return { type: "Ok", value: undefined };
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    return { type: "Err", value: ctx.use(SudoErrorEncoderPort)(error) };
  }
}
