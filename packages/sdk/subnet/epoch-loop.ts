import type { NetUid } from "@waystone/primitives";
import type { Client } from "../chain/client.ts";

/** How to follow a subnet's epochs. */
export interface EpochLoopOptions {
  readonly client: Client;
  readonly netuid: NetUid;
  /** Called once an epoch, after the block that began it. While it runs, further epochs wait; those that are over are left out. */
  onEpoch(epoch: number, block: number): Promise<void>;
  /** Told of what {@link onEpoch} failed with; the loop goes on. */
  onProblem(error: unknown): void;
}

/**
 * Follows a subnet's epochs, restarts of the node notwithstanding: the subscription to blocks is renewed when the connection comes back.
 * @returns ends the loop
 */
export async function followEpochs({ client, netuid, onEpoch, onProblem }: EpochLoopOptions): Promise<() => void> {
  let last: number | undefined;
  let busy = false;
  const look = async (block: number): Promise<void> => {
    const epoch = Number(await client.read<bigint>("SubtensorModule", "SubnetEpochIndex", netuid));
    if (epoch === last) return;
    last = epoch;
    await onEpoch(epoch, block);
  };
  return client.onBlock(({ number }) => {
    if (busy) return;
    busy = true;
    look(number)
      .catch(onProblem)
      .finally(() => {
        busy = false;
      });
  });
}
