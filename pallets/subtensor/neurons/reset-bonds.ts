import type { Context } from "@waystone/frame";
import { type NetUid, storageIndexOf } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { BondsResetOn } from "../subnets/hyperparameters.ts";
import { MechanismCountCurrent } from "../subnets/storage.ts";
import { uidOf } from "./lookups.ts";
import { Bonds } from "./storage.ts";

/**
 * Removes all bonds to a hotkey's neuron, in each mechanism, where the subnet has that on; elsewhere nothing happens
 * (`runtime.md` 3.7). Cost: one read for each validator and mechanism, a write where there was a bond.
 */
export function resetBonds(ctx: Context, netuid: NetUid, hotkey: Hotkey): void {
  const { store } = ctx;
  if (!BondsResetOn.get(store, netuid)) return;
  const own = uidOf(ctx, netuid, hotkey);
  if (own === undefined) return;
  for (let mecid = 0; mecid < MechanismCountCurrent.get(store, netuid); mecid++) {
    const index = storageIndexOf(netuid, mecid);
    for (const [[, validator], bonds] of Bonds.iterPrefix(store, index)) {
      const kept = bonds.filter(([uid]) => uid !== own);
      if (kept.length < bonds.length) Bonds.set(store, [index, validator], kept);
    }
  }
}
