import type { AccountId } from "@waystone/primitives";
import { createHotkey } from "../keys/hotkeys.ts";
import { heldLock } from "../locks/held-lock.ts";
import { account, type Bench, bench } from "../mock.ts";
import { addStake } from "../shares/stake.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";

export const ALPHA = 1_000_000_000n;
export const NETUID = 1;
export const [COLD, HOT, OTHER_COLD, OTHER, OWNER, OWNER_HOT] = [
  account(901),
  account(902),
  account(903),
  account(904),
  account(905),
  account(906),
];

/** A bench with locks. */
export interface LocksBench extends Bench {
  /** Locks alpha of COLD, in rao. */
  lock(amount: bigint, hotkey?: AccountId): void;
  /** What a coldkey has locked, in rao, as it is stored. */
  locked(coldkey: AccountId): bigint;
}

/** Subnet 1 with an owner; three coldkeys, each with 10 alpha on its own hotkey. */
export function locksBench(): LocksBench {
  const b = bench();
  const keys = [
    [COLD, HOT],
    [OTHER_COLD, OTHER],
    [OWNER, OWNER_HOT],
  ] as const;
  for (const [coldkey, hotkey] of keys) {
    createHotkey(b.ctx, coldkey, hotkey);
    addStake(b.ctx, hotkey, coldkey, NETUID, 10n * ALPHA);
  }
  SubnetOwner.set(b.store, [NETUID], OWNER);
  SubnetOwnerHotkey.set(b.store, [NETUID], OWNER_HOT);
  return {
    ...b,
    lock: (amount, hotkey = HOT) => b.call("lock_stake", { hotkey, netuid: NETUID, amount }, COLD),
    locked: coldkey => heldLock(b.ctx, coldkey, NETUID)?.lock.locked_mass ?? 0n,
  };
}
