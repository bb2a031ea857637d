import { call, ensure, SystemPortKey, weight } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { CommittersPort } from "../config.ts";
import { sizeOf, timelocked } from "../data.ts";
import { Err } from "../errors.ts";
import { Commitment, TimelockCommitment } from "../events.ts";
import { CommitmentOf, LastBondsReset, LastCommitment, MaxSpace, UsedSpaceOf } from "../storage.ts";
import { list } from "../timelocked-index.ts";
import { CommitmentInfo } from "../types.ts";

/** Bytes that the smallest commitment counts. */
const LEAST_SPACE = 100;

/** A neuron publishes something of itself. */
export const set_commitment = call({
  index: 0,
  weight: weight(33_480_000n + 5n * 25_000_000n + 4n * 100_000_000n),
  pays: "no",
  docs: [
    "Publish up to three fields on a subnet; they replace what the account has published there before.",
    "A commitment counts as its bytes, and as 100 at least; `MaxSpace` bytes may be published in an epoch of the subnet. `ResetBondsFlag` asks for the bonds to the neuron to be reset.",
    "Origin: signed by a hotkey of the subnet. Free, nothing is held.",
    "Emits `Commitment`, or `TimelockCommitment` with the round of the first timelocked field. Fails with `AccountNotAllowedCommit` or `SpaceLimitExceeded`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    info: CommitmentInfo.named("Box<CommitmentInfo<T::MaxFields>>"),
  },
  dispatch(ctx, { netuid, info }) {
    const { store } = ctx;
    const who = ctx.origin.ensureSigned();
    const committers = ctx.use(CommittersPort);
    ensure(committers.mayCommit(ctx, netuid, who), Err.AccountNotAllowedCommit);
    const block = ctx.use(SystemPortKey).blockNumber(ctx);
    const space = info.fields.reduce((sum, field) => sum + sizeOf(field), 0);
    const last_epoch = committers.epochIndex(ctx, netuid);
    const usage = UsedSpaceOf.get(store, netuid, who);
    const used = usage?.last_epoch === last_epoch ? usage.used_space : 0n;
    const used_space = used + BigInt(Math.max(space, LEAST_SPACE));
    if (info.fields.some(({ type }) => type === "ResetBondsFlag")) {
      LastBondsReset.set(store, [netuid, who], block);
      committers.resetBonds(ctx, netuid, who);
    }
    ensure(used_space <= BigInt(MaxSpace.get(store)), Err.SpaceLimitExceeded);
    UsedSpaceOf.set(store, [netuid, who], { last_epoch, used_space });
    CommitmentOf.set(store, [netuid, who], { deposit: 0n, block, info });
    LastCommitment.set(store, [netuid, who], block);
    const locked = info.fields.map(timelocked).find(field => field !== undefined);
    ctx.emit(
      locked === undefined
        ? Commitment({ netuid, who })
        : TimelockCommitment({ netuid, who, reveal_round: locked.reveal_round }),
    );
    list(store, netuid, who, locked !== undefined);
  },
});
