import { AccountId, type Coldkey as ColdkeyId, type Hotkey as HotkeyId, type NetUid } from "@waystone/primitives";
import { type Codec, toHex } from "@waystone/scale";

/** The key that owns funds and hotkeys. */
export type Coldkey = ColdkeyId;
/** The key that a neuron works with. */
export type Hotkey = HotkeyId;

/** Codec of a {@link Coldkey:type}: an account on the wire, but no hotkey to the compiler. */
export const Coldkey: Codec<Coldkey> = AccountId;
/** Codec of a {@link Hotkey:type}: an account on the wire, but no coldkey to the compiler. */
export const Hotkey: Codec<Hotkey> = AccountId;

/** Name of the account that holds the subnets' TAO. */
export const SUBNETS_PALLET_ID = "subtensr";
/** Name of the account that holds burned TAO. */
export const BURN_PALLET_ID = "burntnsr";

const text = new TextEncoder();

/** Account that no key opens: `modl`, eight letters of a name, and a number. */
function palletAccount(name: string, number: number): AccountId {
  const account = new Uint8Array(32);
  account.set(text.encode(`modl${name}`));
  new DataView(account.buffer).setUint16(12, number, true);
  return toHex(account) as AccountId;
}

/** Account in which a subnet's TAO lies: the pool's reserve, and what is locked (`runtime.md` 2.9). */
export function subnetAccount(netuid: NetUid): AccountId {
  return palletAccount(SUBNETS_PALLET_ID, netuid);
}

/** Whether an account is a subnet's. */
export function isSubnetAccount(who: AccountId): boolean {
  const number = Number.parseInt(`${who.slice(28, 30)}${who.slice(26, 28)}`, 16);
  return who === subnetAccount(number);
}

/** Account to which burned TAO goes. */
export const BURN_ACCOUNT: AccountId = palletAccount(BURN_PALLET_ID, 0);
