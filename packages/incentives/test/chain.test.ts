import { describe, expect, test } from "vitest";
import { type Neuron, SubnetChain } from "../chain/subnet-chain.ts";
import type { ChainParameters } from "../index.ts";

/** A subnet with three validators and miners, which weigh the miners 3 : 2 : 1. */
function arrange(parameters: ChainParameters = {}, miners = 3) {
  const chain = new SubnetChain(parameters, 3);
  const neurons = Array.from({ length: 3 + miners }, (_, i) => chain.register(`neuron ${i}`));
  const validators = neurons.slice(0, 3);
  chain.stakeEqually(validators);
  chain.toNextEpoch();
  const weights = { uids: neurons.slice(3).map(({ uid }) => uid), values: [30_000, 20_000, 10_000].slice(0, miners) };
  const round = (setting: readonly Neuron[] = validators): void => {
    chain.reveal();
    chain.submit(setting.map(neuron => ({ neuron, weights })));
    chain.toNextEpoch();
  };
  return { chain, validators, miners: neurons.slice(3), round };
}

const TAO = 1_000_000_000n;

describe("the bench's chain", () => {
  test("sells registrations at one price, and validators begin with the same stake", () => {
    const { chain, validators, miners } = arrange();
    expect(new Set([...validators, ...miners].map(({ price }) => price))).toEqual(new Set([TAO]));
    const stakes = validators.map(one => chain.stakeOf(one));
    expect(stakes.every(stake => stake > 1_000n * TAO)).toBe(true);
    expect(Math.max(...stakes.map(Number)) - Math.min(...stakes.map(Number))).toBeLessThan(10);
  });

  test("weights count an epoch after they are committed, and miners are paid in their ratio", () => {
    const { chain, miners, round } = arrange();
    round();
    expect(chain.weights().size).toBe(0);
    expect(miners.map(one => chain.stakeOf(one))).toEqual([0n, 0n, 0n]);
    for (let i = 0; i < 10; i++) round();
    const paid = miners.map(one => Number(chain.stakeOf(one)));
    const [first = 0, second = 0, third = 0] = paid;
    expect(first / third).toBeCloseTo(3, 2);
    expect(second / third).toBeCloseTo(2, 2);
    expect(chain.violations()).toEqual([]);
  });

  test("without commitments weights count at once", () => {
    const { chain, miners, round } = arrange({ commitReveal: false });
    round();
    expect(chain.weights().size).toBe(3);
    expect(chain.stakeOf(miners[0] as Neuron) > 0n).toBe(true);
  });

  test("a longer reveal period puts weights off", () => {
    const { chain, round } = arrange({ revealPeriod: 3 });
    for (let i = 0; i < 3; i++) round();
    expect(chain.weights().size).toBe(0);
    round();
    expect(chain.weights().size).toBe(3);
  });

  test("who stands alone against the majority is clipped, and earns less", () => {
    const { chain, validators, miners, round } = arrange();
    const [honest, , other] = validators as [Neuron, Neuron, Neuron];
    for (let i = 0; i < 8; i++) {
      chain.reveal();
      chain.submit([
        ...validators.slice(0, 2).map(neuron => ({ neuron, weights: { uids: [miners[0]?.uid ?? 0], values: [1] } })),
        { neuron: other, weights: { uids: [miners[2]?.uid ?? 0], values: [1] } },
      ]);
      chain.toNextEpoch();
    }
    expect(chain.stakeOf(miners[2] as Neuron)).toBe(0n);
    expect(chain.stakeOf(other) < chain.stakeOf(honest)).toBe(true);
    round();
  });

  test.each([{ liquidAlpha: true }, { yuma3: false }, { yuma3: false, liquidAlpha: true }, { bondsPenalty: 0 }])(
    "pays with %j too",
    parameters => {
      const { chain, miners, round } = arrange(parameters);
      for (let i = 0; i < 4; i++) round();
      expect(chain.stakeOf(miners[0] as Neuron) > chain.stakeOf(miners[2] as Neuron)).toBe(true);
      expect(chain.violations()).toEqual([]);
    },
  );

  test("settings out of bounds are refused", () => {
    for (const parameters of [{ tempo: 3 }, { kappa: 65_536 }, { revealPeriod: 0 }, { bondsMovingAverage: -1 }])
      expect(() => new SubnetChain(parameters, 1)).toThrow(expect.objectContaining({ code: "bad-setting" }));
  });
});
