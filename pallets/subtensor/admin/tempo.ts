import { Tempo } from "../subnets/schedule.ts";
import { setTempo } from "../subnets/tempo.ts";
import type { SubnetParameter } from "./parameter.ts";

/** Blocks between two epochs; setting it begins a new cycle. */
export const tempo: SubnetParameter<number> = { get: ({ store }, netuid) => Tempo.get(store, netuid), set: setTempo };
