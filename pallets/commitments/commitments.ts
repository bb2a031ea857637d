import type { Context } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import { CommitmentOf, LastBondsReset, LastCommitment, RevealedCommitments, UsedSpaceOf } from "./storage.ts";
import { unlistSubnet } from "./timelocked-index.ts";
import { Registration } from "./types.ts";

/** What other pallets ask of the commitments. */
export const commitments = {
  /** Forgets all that was published on a subnet. */
  purge({ store }: Context, netuid: NetUid): void {
    for (const map of [CommitmentOf, LastCommitment, LastBondsReset, RevealedCommitments, UsedSpaceOf])
      map.clearPrefix(store, netuid);
    unlistSubnet(store, netuid);
  },
  /** Commitments on a subnet in the order of their keys: account and SCALE bytes of its `Registration`, for the metagraph. */
  *of({ store }: Context, netuid: NetUid): Generator<readonly [AccountId, Uint8Array]> {
    for (const [[, who], registration] of CommitmentOf.iterPrefix(store, netuid))
      yield [who, Registration.encode(registration)];
  },
};
