import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { currentBlock } from "../../block.ts";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { blocksUntilEpoch } from "../epoch-schedule.ts";
import { EpochTriggered } from "../events.ts";
import { CommitRevealWeightsEnabled } from "../hyperparameters.ts";
import { ensureOwnerOrRootWithin, ensureSubnetOwner, noteOwnerLimits } from "../owner.ts";
import { PendingEpochAt, Tempo } from "../schedule.ts";
import { AdminFreezeWindow } from "../storage.ts";

const LIMITS = [{ hyperparameter: "TriggerEpoch" }] as const;

/** A subnet's owner asks for an epoch. */
export const trigger_epoch = call({
  index: 141,
  weight: WEIGHTS.trigger_epoch,
  docs: [
    "Ask for an epoch beside the schedule. It runs after `AdminFreezeWindow` blocks, in which hyperparameters cannot be changed.",
    "Origin: signed by the subnet's owner, so often.",
    "Emits `EpochTriggered`.",
    "Errors: `DynamicTempoBlockedByCommitReveal` while weights are committed and revealed, `EpochTriggerAlreadyPending`, `AutoEpochAlreadyImminent`, `TxRateLimitExceeded`.",
  ],
  args: { netuid: NetUid.named("NetUid") },
  dispatch(ctx, { netuid }) {
    const { store } = ctx;
    const by = ensureSubnetOwner(ctx, netuid);
    ensure(!CommitRevealWeightsEnabled.get(store, netuid), Err.DynamicTempoBlockedByCommitReveal);
    ensure(PendingEpochAt.get(store, netuid) === 0n, Err.EpochTriggerAlreadyPending);
    const window = BigInt(AdminFreezeWindow.get(store));
    const isImminent = Tempo.get(store, netuid) > 0 && blocksUntilEpoch(ctx, netuid) < window;
    ensure(!isImminent, Err.AutoEpochAlreadyImminent);
    ensureOwnerOrRootWithin(ctx, netuid, LIMITS);
    const fires_at = currentBlock(ctx) + window;
    PendingEpochAt.set(store, [netuid], fires_at);
    noteOwnerLimits(ctx, by, netuid, LIMITS);
    ctx.emit(EpochTriggered({ netuid, by, fires_at }));
  },
});
