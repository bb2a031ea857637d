import { type Context, DispatchFailure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { epochRanNow } from "../subnets/epoch-schedule.ts";
import { allSubnets, ROOT } from "../subnets/lookups.ts";
import { SubtokenEnabled } from "../subnets/storage.ts";
import { SetChildren } from "./events.ts";
import { ensureRelations, type Relations, setRelations } from "./relations.ts";
import { PendingChildKeys } from "./storage.ts";

/** Children begin to count; nothing happens where meanwhile they cannot be this hotkey's. */
export function applyChildren(ctx: Context, netuid: NetUid, parent: Hotkey, children: Relations): void {
  try {
    ensureRelations(ctx, netuid, parent, children);
  } catch (error) {
    if (error instanceof DispatchFailure) return;
    throw error;
  }
  setRelations(ctx, netuid, parent, children);
  ctx.emit(SetChildren(parent, netuid, children));
}

/** After a subnet's epoch, the children count that its hotkeys named long enough ago, or all where it is not started (`runtime.md` 5.6). */
export function applyPendingChildren(ctx: Context): void {
  const { store } = ctx;
  for (const netuid of allSubnets(ctx)) {
    if (netuid === ROOT || !epochRanNow(ctx, netuid)) continue;
    const started = SubtokenEnabled.get(store, netuid);
    for (const [[, parent], [children, until]] of PendingChildKeys.iterPrefix(store, netuid)) {
      if (started && until >= currentBlock(ctx)) continue;
      PendingChildKeys.remove(store, netuid, parent);
      applyChildren(ctx, netuid, parent, children);
    }
  }
}
