import { AccountId } from "@waystone/primitives";
import type { KeyPair } from "@waystone/sdk";
import { type Client, followEpochs, readMetagraph, WeightSetter, type Weights } from "@waystone/sdk";

/** How to run a validator that copies. */
export interface WeightCopierOptions {
  readonly client: Client;
  readonly netuid: number;
  readonly hotkey: KeyPair;
  onProblem(error: unknown): void;
}

/**
 * A validator that works nothing: it sets the stake-weighted mean of what the others have revealed. It looks in the middle of an epoch,
 * when the others' reveals are in, which is the soonest that there is something to copy; so it is the reveal period behind, and no more.
 * That costs it while bonds grow and miners' places move; in a market at rest it earns what the others earn.
 * @returns ends it
 */
export async function runWeightCopier({ client, netuid, hotkey, onProblem }: WeightCopierOptions): Promise<() => void> {
  const setter = new WeightSetter({ client, netuid, hotkey });
  const self = AccountId.from(hotkey.publicKey);
  return followEpochs({
    client,
    netuid,
    onProblem,
    async onEpoch(_epoch, block) {
      await setter.reveal().catch(onProblem);
      const tempo = await client.read<number>("SubtensorModule", "Tempo", netuid);
      await client.waitForBlock(block + Math.floor(tempo / 2));
      const metagraph = await readMetagraph(client, netuid);
      const me = metagraph.neurons.find(neuron => neuron.hotkeyId === self);
      if (me?.validatorPermit !== true) return;
      const rows = await client.readAll<readonly [number, number], readonly (readonly [number, number])[]>(
        "SubtensorModule",
        "Weights",
        netuid,
      );
      const others = rows.filter(([[, uid]]) => uid !== me.uid && metagraph.neurons[uid]?.validatorPermit === true);
      const weights = meanWeights(
        others.map(([[, uid], row]) => ({ row, stake: Number(metagraph.neurons[uid]?.totalStake ?? 0n) })),
      );
      if (weights.uids.length > 0) await setter.submit(weights, metagraph.commitReveal);
    },
  });
}

/** Mean of several validators' weights by stake, each row taken relative to its sum; the largest becomes 65535. */
export function meanWeights(
  rows: readonly { readonly row: readonly (readonly [number, number])[]; readonly stake: number }[],
): Weights {
  const sums = new Map<number, number>();
  for (const { row, stake } of rows) {
    const total = row.reduce((sum, [, value]) => sum + value, 0);
    if (total === 0) continue;
    for (const [uid, value] of row) sums.set(uid, (sums.get(uid) ?? 0) + (stake * value) / total);
  }
  const most = Math.max(0, ...sums.values());
  const kept = [...sums].filter(([, value]) => value > 0).sort(([a], [b]) => a - b);
  return { uids: kept.map(([uid]) => uid), values: kept.map(([, value]) => Math.round((value / most) * 65535)) };
}
