import type { AccountId } from "@waystone/primitives";
import { ValidatorPermit } from "../neurons/storage.ts";
import { CommitRevealWeightsEnabled } from "../subnets/hyperparameters.ts";
import { SubnetEpochIndex } from "../subnets/schedule.ts";
import { type CallsBench, MINER, MINER_HOT, subnetBench } from "../test/calls.ts";

/** A {@link CallsBench} for tests of weights. */
export interface WeightsBench extends CallsBench {
  /** Makes a call as MINER_HOT, or as another. */
  weigh(name: string, args: object, who?: AccountId): void;
  /** Expects such a call to fail. */
  refuses(error: string, name: string, args: object, who?: AccountId): void;
  /** Goes to an epoch of subnet 2, and to a block in which the rate limit allows weights. */
  goToEpoch(epoch: bigint): void;
}

/** Block of the bench: the first in which neurons that registered in block 1 may set weights. */
export const NOW = 101;

/** Subnet 2 in block {@link NOW}, with OWNER_HOT at uid 0 and MINER_HOT, who may validate, at uid 1. */
export function weightsBench(commitReveal: boolean): WeightsBench {
  const b = subnetBench();
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  CommitRevealWeightsEnabled.set(b.store, [2], commitReveal);
  ValidatorPermit.set(b.store, [2], [false, true]);
  b.goTo(NOW);
  b.store.takeEvents();
  let block = NOW;
  return {
    ...b,
    weigh: (name, args, who = MINER_HOT) => b.call(name, args, who),
    refuses: (error, name, args, who = MINER_HOT) => b.fails(error, name, args, who),
    goToEpoch(epoch) {
      block += 100;
      b.goTo(block);
      SubnetEpochIndex.set(b.store, [2], epoch);
    },
  };
}
