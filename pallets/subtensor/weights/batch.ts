import { type Context, DispatchFailure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { ErrorEncoderPort } from "../ports.ts";
import * as Events from "./events.ts";
import { ensureBatchBounded } from "./preconditions.ts";

/** Does something for each subnet in turn; what fails there is told by events, and does not stop the others. @throws DispatchFailure `InvalidValue` for too many */
export function forEachSubnet(
  ctx: Context,
  hotkey: Hotkey,
  netuids: readonly NetUid[],
  run: (netuid: NetUid, i: number) => void,
): void {
  ensureBatchBounded(ctx, netuids);
  const failures: (readonly [NetUid, DispatchFailure])[] = [];
  for (const [i, netuid] of netuids.entries()) {
    try {
      ctx.store.transactional(() => run(netuid, i));
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error;
      failures.push([netuid, error]);
    }
  }
  if (failures.length > 0) ctx.emit(Events.BatchCompletedWithErrors());
  for (const [netuid, error] of failures)
    ctx.emit(Events.BatchWeightItemFailed(netuid, ctx.use(ErrorEncoderPort)(error)));
  ctx.emit(Events.BatchWeightsCompleted(netuids, hotkey));
}
