import { type CallDef, type Context, DispatchFailure, type RuntimeCall } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import { config } from "./config/config.ts";
import { decrease_take } from "./keys/calls/decrease_take.ts";
import { increase_take } from "./keys/calls/increase_take.ts";
import { ensureTakeCanBeSet } from "./keys/take.ts";
import { batch_commit_weights } from "./weights/calls/batch_commit_weights.ts";
import { batch_reveal_weights } from "./weights/calls/batch_reveal_weights.ts";
import { batch_set_weights } from "./weights/calls/batch_set_weights.ts";
import { commit_mechanism_weights } from "./weights/calls/commit_mechanism_weights.ts";
import { commit_weights } from "./weights/calls/commit_weights.ts";
import { reveal_mechanism_weights } from "./weights/calls/reveal_mechanism_weights.ts";
import { reveal_weights } from "./weights/calls/reveal_weights.ts";
import { set_mechanism_weights } from "./weights/calls/set_mechanism_weights.ts";
import { set_weights } from "./weights/calls/set_weights.ts";
import {
  ensureBatchRevealable,
  ensureEqualLengths,
  ensureRevealable,
  ensureStakeForWeights,
} from "./weights/preconditions.ts";

/** A check of a call before it is made. @throws DispatchFailure why it may not be */
type Guard<A> = (ctx: Context, who: AccountId, args: A) => void;

/** Pairs a guard with the call whose arguments it takes. */
function on<A>(name: string, _call: CallDef<A>, guard: Guard<A>): readonly [string, Guard<unknown>] {
  return [name, guard as Guard<unknown>];
}

const onSubnet: Guard<{ readonly netuid: NetUid }> = (ctx, who, { netuid }) => ensureStakeForWeights(ctx, netuid, who);

function onSubnets(ctx: Context, who: AccountId, netuids: readonly NetUid[]): void {
  for (const netuid of netuids) ensureStakeForWeights(ctx, netuid, who);
}

/** What 425 checks before it makes a call, beside what the call checks itself (`runtime.md` 10.4). */
const GUARDS: ReadonlyMap<string, Guard<unknown>> = new Map([
  on("set_weights", set_weights, onSubnet),
  on("set_mechanism_weights", set_mechanism_weights, onSubnet),
  on("commit_weights", commit_weights, onSubnet),
  on("commit_mechanism_weights", commit_mechanism_weights, onSubnet),
  on("batch_set_weights", batch_set_weights, (ctx, who, { netuids, weights, version_keys }) => {
    ensureEqualLengths(netuids, weights, version_keys);
    onSubnets(ctx, who, netuids);
  }),
  on("batch_commit_weights", batch_commit_weights, (ctx, who, { netuids, commit_hashes }) => {
    ensureEqualLengths(netuids, commit_hashes);
    onSubnets(ctx, who, netuids);
  }),
  on("reveal_weights", reveal_weights, (ctx, who, { netuid, version_key, ...promised }) => {
    ensureStakeForWeights(ctx, netuid, who);
    ensureRevealable(ctx, netuid, 0, who, { ...promised, versionKey: version_key });
  }),
  on("reveal_mechanism_weights", reveal_mechanism_weights, (ctx, who, args) => {
    const { netuid, mecid, version_key, ...promised } = args;
    ensureStakeForWeights(ctx, netuid, who);
    ensureRevealable(ctx, netuid, mecid, who, { ...promised, versionKey: version_key });
  }),
  on("batch_reveal_weights", batch_reveal_weights, (ctx, who, { netuid, ...batch }) =>
    ensureBatchRevealable(ctx, netuid, who, batch),
  ),
  on("increase_take", increase_take, (ctx, who, { hotkey, take }) => ensureTakeCanBeSet(ctx, who, hotkey, take)),
  on("decrease_take", decrease_take, (ctx, who, { hotkey, take }) => ensureTakeCanBeSet(ctx, who, hotkey, take)),
]);

/** Why a signed call is refused before it is made, on a chain that has guards (D2); elsewhere calls fail by their own checks. */
export function refusal(ctx: Context, call: RuntimeCall, who: AccountId): DispatchFailure | undefined {
  if (call.pallet !== "SubtensorModule" || config(ctx).rules.failedChecks !== "guards") return undefined;
  try {
    GUARDS.get(call.call)?.(ctx, who, call.args);
    return undefined;
  } catch (error) {
    if (error instanceof DispatchFailure) return error;
    throw error;
  }
}
