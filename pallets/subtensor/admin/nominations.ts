import { NominatorMinRequiredStake } from "../staking/storage.ts";
import type { ChainParameter } from "./parameter.ts";

/** Factor of the least nomination, in millionths of the least stake. */
export const nominatorMinRequiredStake: ChainParameter<bigint> = {
  set: ({ store }, factor) => NominatorMinRequiredStake.set(store, factor),
};
