import type { Store } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import { TimelockedIndex } from "./storage.ts";

type Entry = readonly [NetUid, AccountId];

/** Keeps the entries that pass, adds one if given. The value is written in the order of its encoding. Cost: O(entries). */
function rewrite(store: Store, keep: (entry: Entry) => boolean, added?: Entry): void {
  const kept = [...TimelockedIndex.get(store)].filter(keep);
  TimelockedIndex.set(store, new Set(added === undefined ? kept : [...kept, added]));
}

/** Lists or unlists an account's commitment among the timelocked ones. */
export function list(store: Store, netuid: NetUid, who: AccountId, hasTimelock: boolean): void {
  const others = ([n, account]: Entry) => n !== netuid || account !== who;
  rewrite(store, others, hasTimelock ? [netuid, who] : undefined);
}

/** Unlists all commitments of a subnet. */
export function unlistSubnet(store: Store, netuid: NetUid): void {
  rewrite(store, ([n]) => n !== netuid);
}
