import { type EpochInput, fraction64, runEpoch, weightedStake } from "@waystone/pallet-subtensor/logic";
import type { BenchCase, Figure } from "../lib/case.ts";
import { timeOf } from "../lib/measure.ts";

/** Shapes of epochs with what Subtensor's own Rust takes for them, natively compiled on another machine of two cores, in ms. */
const SHAPES: readonly (readonly [n: number, validators: number, yuma3: boolean, liquid: boolean, native: number])[] = [
  [256, 64, false, false, 6.4],
  [256, 64, true, false, 5.6],
  [256, 64, true, true, 33.3],
  [256, 256, true, false, 17.9],
  [4096, 64, true, false, 137],
];

/** Uniform numbers below 65,536, the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 16;
  };
}

/** A subnet on which every validator has weights on, and bonds to, every miner. */
function inputOf(n: number, validators: number, yuma3On: boolean, liquidAlphaOn: boolean): EpochInput {
  const random = numbers(n + validators);
  const first = validators === n ? 0 : validators;
  const row = (uid: number) =>
    uid < validators ? Array.from({ length: n - first }, (_, i) => [first + i, random()] as const) : [];
  const rows = () => Array.from({ length: n }, (_, uid) => row(uid));
  const isValidator = Array.from({ length: n }, (_, uid) => uid < validators);
  return {
    n,
    block: 10_000n,
    tempo: 360,
    activityCutoff: 5000n,
    lastMechanismStepBlock: 9_640n,
    stake: isValidator.map(is => weightedStake(is ? BigInt(random() + 1) * 1_000_000_000n : 0n, 0n, fraction64(0n))),
    stakeThreshold: 0n,
    ownerUid: undefined,
    maxAllowedValidators: validators,
    validatorPermits: isValidator,
    lastUpdate: isValidator.map(() => 9_990n),
    registeredAt: isValidator.map(() => 1n),
    weights: rows(),
    bonds: rows(),
    commitBlocks: undefined,
    kappa: 32_767,
    bondsPenalty: 65_535,
    bondsMovingAverage: 900_000n,
    yuma3On,
    liquidAlphaOn,
    alphaValues: [45_875, 58_982],
    alphaSigmoidSteepness: 1000,
    emission: 100_000_000_000n,
  };
}

/** What exact fixed point costs in TypeScript. */
export const epoch: BenchCase = {
  name: "epoch",
  question:
    "One Yuma epoch, every validator with weights on every miner. The native figures are not measured here: they are those recorded of Subtensor's Rust code, and hold the reading from its storage too.",
  async run() {
    return SHAPES.map(([n, validators, yuma3, liquid, native]): Figure => {
      const input = inputOf(n, validators, yuma3, liquid);
      const kind = `${yuma3 ? "Yuma3" : "classic bonds"}${liquid ? ", liquid alpha" : ""}`;
      const ours = timeOf(() => runEpoch(input));
      return {
        what: `${n} uids, ${validators} validators, ${kind}`,
        ours,
        theirs: native,
        beside: "native Rust, recorded",
        unit: "ms",
      };
    });
  },
};
