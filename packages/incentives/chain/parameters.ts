import { U64F64 } from "@waystone/primitives";
import { type Preset, presetByName } from "@waystone/runtime";
import { expectInteger } from "../errors.ts";

/** How the subnet of the bench is set up; what is not given is as on a chain of the preset `dev`. */
export interface ChainParameters {
  /** Blocks from one epoch to the next, less one. By default 9, since empty blocks change nothing that is measured. */
  readonly tempo?: number;
  /** Whether weights are committed first and revealed later. */
  readonly commitReveal?: boolean;
  /** Epochs from a commit to its reveal. */
  readonly revealPeriod?: number;
  /** Whether bonds move at a pace that follows consensus. */
  readonly liquidAlpha?: boolean;
  /** Bounds of liquid alpha, in 65535ths. */
  readonly alphaValues?: readonly [low: number, high: number];
  /** Yuma 3 or the classic bonds. */
  readonly yuma3?: boolean;
  /** Weight of old bonds in their moving average, in millionths. */
  readonly bondsMovingAverage?: number;
  /** How much weight above consensus costs in bonds, in 65535ths. */
  readonly bondsPenalty?: number;
  /** Share of stake that makes a majority, in 65535ths. */
  readonly kappa?: number;
}

/** Rules and initial values of the subnets, as the runtime takes them. */
export type SubtensorParameters = ReturnType<Preset["subtensor"]>;

/** Rao that found the subnet's pool: with a deep one, validators can buy stake beside which what they earn is small. */
const POOL = 100_000n * 1_000_000_000n;

/** Milliseconds between blocks; nothing in the bench waits for them. */
export const BLOCK_TIME_MS = 250n;

/**
 * The configuration of `dev` with these parameters. Prices of registration stand still, so that what a neuron costs does not depend on who
 * came first; the owner takes no cut, and only `validators` neurons can have permits.
 * @throws IncentiveError `bad-setting`
 */
export function subtensorParameters(chain: ChainParameters, validators: number): SubtensorParameters {
  const { initial, newSubnet, ...rest } = presetByName("dev").subtensor(BLOCK_TIME_MS);
  const fraction = (what: string, value: number, highest = 0xffff): number => expectInteger(what, value, 0, highest);
  const tempo = expectInteger("tempo", chain.tempo ?? 9, 4, 1_000);
  const { alphaValues = initial.alphaValues, bondsMovingAverage = Number(initial.bondsMovingAverage) } = chain;
  return {
    ...rest,
    initial: {
      ...initial,
      tempo,
      subnetOwnerCut: 0,
      networkMinLockCost: POOL,
      burnHalfLife: 0,
      burnIncreaseMult: U64F64.ONE,
      commitRevealWeightsEnabled: chain.commitReveal ?? initial.commitRevealWeightsEnabled,
      revealPeriodEpochs: BigInt(
        expectInteger("revealPeriod", chain.revealPeriod ?? Number(initial.revealPeriodEpochs), 1, 9),
      ),
      liquidAlphaOn: chain.liquidAlpha ?? initial.liquidAlphaOn,
      alphaValues: [fraction("alphaValues", alphaValues[0]), fraction("alphaValues", alphaValues[1])],
      bondsMovingAverage: BigInt(fraction("bondsMovingAverage", bondsMovingAverage, 1_000_000)),
      bondsPenalty: fraction("bondsPenalty", chain.bondsPenalty ?? initial.bondsPenalty),
      kappa: fraction("kappa", chain.kappa ?? initial.kappa),
    },
    newSubnet: {
      ...newSubnet,
      tempo,
      yuma3On: chain.yuma3 ?? newSubnet.yuma3On,
      // The owner's neuron has a permit too, and neither stake nor weights.
      maxAllowedValidators: validators + 1,
    },
  };
}
