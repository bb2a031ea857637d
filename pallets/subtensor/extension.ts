import {
  BadOrigin,
  type CallDef,
  type Context,
  DispatchFailure,
  ensure,
  type TransactionExtension,
  TransactionInvalid,
  transactionExtension,
} from "@waystone/frame";
import type { AccountId } from "@waystone/primitives";
import { tupleStruct, unit } from "@waystone/scale";
import { Err } from "./errors.ts";
import { register_network } from "./networks/calls/register_network.ts";
import { DrandPort } from "./ports.ts";
import { serve_axon } from "./serving/calls/serve_axon.ts";
import { ensureAddress, ensureMayAnnounce, ensureServes } from "./serving/endpoint.ts";
import { Axons } from "./serving/storage.ts";
import { add_stake_burn } from "./staking/calls/add_stake_burn.ts";
import { refuseStranger } from "./strangers.ts";
import { ROOT } from "./subnets/lookups.ts";
import { passesRateLimit } from "./subnets/rate-limits.ts";
import { SubnetOwner } from "./subnets/storage.ts";
import { batch_commit_weights } from "./weights/calls/batch_commit_weights.ts";
import { batch_reveal_weights } from "./weights/calls/batch_reveal_weights.ts";
import { batch_set_weights } from "./weights/calls/batch_set_weights.ts";
import { commit_timelocked_weights } from "./weights/calls/commit_timelocked_weights.ts";
import { commit_weights } from "./weights/calls/commit_weights.ts";
import { reveal_weights } from "./weights/calls/reveal_weights.ts";
import { set_weights } from "./weights/calls/set_weights.ts";
import {
  ensureBatchOfValidator,
  ensureBatchRevealable,
  ensureRevealable,
  ensureStakeForWeights,
} from "./weights/preconditions.ts";

/** Codes that clients know, by what failed (`clients.md` 1.10). */
const CODES: ReadonlyMap<DispatchFailure, number> = new Map<DispatchFailure, number>([
  [Err.NotEnoughStakeToSetWeights, 1],
  [Err.NetworkTxRateLimitExceeded, 6],
  [Err.HotKeyNotRegisteredInNetwork, 10],
  [Err.InvalidIpType, 11],
  [Err.InvalidIpAddress, 11],
  [Err.ServingRateLimitExceeded, 12],
  [Err.InvalidPort, 13],
  [Err.InvalidRevealRound, 15],
  [Err.NoWeightsCommitFound, 16],
  [Err.RevealTooEarly, 17],
  [Err.InputLengthsUnequal, 18],
]);
/** Code of everything else. */
const BAD_REQUEST = 255;

/** A check of a call before it enters a block. @throws DispatchFailure why it may not */
type Check<A> = (ctx: Context, who: AccountId, args: A) => void;

/** Pairs a check with the call whose arguments it takes. */
function on<A>(name: string, _call: CallDef<A>, check: Check<A>): readonly [string, Check<unknown>] {
  return [name, check as Check<unknown>];
}

/** The calls that are checked before they enter a block; all others fail inside it, by name (D2). */
const CHECKS: ReadonlyMap<string, Check<unknown>> = new Map([
  on("set_weights", set_weights, (ctx, who, { netuid }) => ensureStakeForWeights(ctx, netuid, who)),
  on("commit_weights", commit_weights, (ctx, who, { netuid }) => ensureStakeForWeights(ctx, netuid, who)),
  on("reveal_weights", reveal_weights, (ctx, who, { netuid, version_key, ...promised }) => {
    ensureStakeForWeights(ctx, netuid, who);
    ensureRevealable(ctx, netuid, 0, who, { ...promised, versionKey: version_key });
  }),
  on("batch_reveal_weights", batch_reveal_weights, (ctx, who, { netuid, ...batch }) =>
    ensureBatchRevealable(ctx, netuid, who, batch),
  ),
  on("batch_set_weights", batch_set_weights, (ctx, who, { netuids }) => ensureBatchOfValidator(ctx, netuids, who)),
  on("batch_commit_weights", batch_commit_weights, (ctx, who, { netuids }) =>
    ensureBatchOfValidator(ctx, netuids, who),
  ),
  on("commit_timelocked_weights", commit_timelocked_weights, (ctx, who, { netuid, reveal_round }) => {
    ensureStakeForWeights(ctx, netuid, who);
    ensure(reveal_round >= ctx.use(DrandPort).lastRound(ctx), Err.InvalidRevealRound);
  }),
  on("serve_axon", serve_axon, (ctx, who, { netuid, ...axon }) => {
    ensureServes(ctx, netuid, who);
    ensureAddress(axon, true);
    ensureMayAnnounce(ctx, netuid, Axons.get(ctx.store, netuid, who)?.block ?? 0n, axon);
  }),
  on("register_network", register_network, (ctx, who) =>
    ensure(passesRateLimit(ctx, "RegisterNetwork", who, ROOT), Err.NetworkTxRateLimitExceeded),
  ),
  on("add_stake_burn", add_stake_burn, (ctx, who, { netuid }) =>
    ensure(SubnetOwner.get(ctx.store, netuid) === who, BadOrigin),
  ),
]);

function invalidFor(failure: DispatchFailure): TransactionInvalid {
  return TransactionInvalid.invalid(
    failure === BadOrigin ? "BadSigner" : { custom: CODES.get(failure) ?? BAD_REQUEST },
  );
}

/** Keeps out of blocks what clients expect to be refused before: a few calls, with a code for each reason. */
export const SubtensorTransactionExtension: TransactionExtension = transactionExtension<
  Readonly<Record<never, never>>,
  undefined
>({
  identifier: "SubtensorTransactionExtension",
  extra: tupleStruct("pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension", []),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ ctx, who, call, info }) {
    if (call.pallet !== "SubtensorModule") return undefined;
    try {
      // First what clients know a code for.
      CHECKS.get(call.call)?.(ctx, who, call.args);
      if (info.pays === "No") refuseStranger(ctx, who, call);
    } catch (error) {
      throw error instanceof DispatchFailure ? invalidFor(error) : error;
    }
    return undefined;
  },
});
