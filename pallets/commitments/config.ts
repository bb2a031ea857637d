import { type Context, type Port, port } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";

/** What the pallet asks of the subnets. */
export interface Committers {
  /** Whether an account may publish on a subnet. */
  mayCommit(ctx: Context, netuid: NetUid, who: AccountId): boolean;
  /** Removes the bonds to an account's neuron, where the subnet allows it. */
  resetBonds(ctx: Context, netuid: NetUid, who: AccountId): void;
  /** Number of the subnet's epoch: space is counted by it. */
  epochIndex(ctx: Context, netuid: NetUid): bigint;
}

/** The port of {@link Committers}. */
export const CommittersPort: Port<Committers> = port<Committers>("committers");
