import { AccountId, type Coldkey as ColdkeyId, type Hotkey as HotkeyId } from "@waystone/primitives";
import type { Codec } from "@waystone/scale";

/** The key that owns funds and hotkeys. */
export type Coldkey = ColdkeyId;
/** The key that a neuron works with. */
export type Hotkey = HotkeyId;

/** Codec of a {@link Coldkey:type}: an account on the wire, but no hotkey to the compiler. */
export const Coldkey: Codec<Coldkey> = AccountId;
/** Codec of a {@link Hotkey:type}: an account on the wire, but no coldkey to the compiler. */
export const Hotkey: Codec<Hotkey> = AccountId;
