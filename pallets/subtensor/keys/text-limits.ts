import { ensure } from "@waystone/frame";
import { Err } from "../errors.ts";

/** Longest texts of an identity, in bytes, by field. */
export type TextLimits<T> = { readonly [K in keyof T]: number };

/** Checks an identity's texts. @throws DispatchFailure `InvalidIdentity` where one is longer than its limit */
export function ensureTextsWithin<T extends { readonly [K in keyof T]: Uint8Array }>(
  identity: T,
  limits: TextLimits<T>,
): void {
  for (const field in limits) ensure(identity[field].length <= limits[field], Err.InvalidIdentity);
}
