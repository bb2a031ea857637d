import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";

/** Whose stake, on what. */
export interface Position {
  readonly hotkey: Hotkey;
  readonly coldkey: Coldkey;
  readonly netuid: NetUid;
}

/** A bound on an amount, beyond which a call fails or does less. */
export interface Bound {
  /** Most that may be swapped, in rao of what is given. */
  readonly most: bigint;
  /** Whether more is cut down to it; otherwise the call fails. */
  readonly allowPartial: boolean;
}
