import fc from "fast-check";
import { expect, test } from "vitest";
import { paysFrom, priceOfUnit } from "../report/earnings.ts";

const actor = (share: number, uids: number, units: number) => ({
  share,
  uids,
  units,
  earned: 0n,
  sharePerUid: share / uids,
  cost: 0,
  sharePerCost: 0,
});

test("a copy that earns 80 % of the original pays once work is a fifth of the costs", () => {
  expect(paysFrom(actor(0.08, 1, 0), actor(0.1, 1, 90))).toBeCloseTo(0.2, 9);
});

test("who earns as much with the same costs never gains", () => {
  expect(paysFrom(actor(0.1, 1, 90), actor(0.1, 1, 90))).toBeUndefined();
  expect(paysFrom(actor(0, 1, 0), actor(0.1, 1, 90))).toBeUndefined();
});

test("at the share of work that is said, both earn the same for their cost; the attack earns more above and less below", () => {
  const amounts = fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: 0, max: 100 }), ([a, uids], [h, others], units) => {
      const [attackers, honest] = [actor(a, uids, units), actor(h, others, 90)];
      const from = paysFrom(attackers, honest);
      const gain = (workShare: number): number => {
        const price = priceOfUnit(workShare, 90 / others);
        return a / (uids + units * price) - h / (others + 90 * price);
      };
      if (from === undefined) expect(gain(0.999)).toBeLessThan(1e-9);
      else if (from > 0 && from < 0.99) {
        expect(gain(from)).toBeCloseTo(0, 6);
        expect(gain(from * 0.9)).toBeLessThan(1e-9);
        expect(gain(from + 0.9 * (1 - from))).toBeGreaterThan(-1e-9);
      } else if (from === 0) expect(gain(0)).toBeGreaterThanOrEqual(0);
    }),
  );
});
