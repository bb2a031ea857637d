import { expect, test } from "vitest";
import { Health } from "./health.ts";

function at(blockTimeMs: number | undefined) {
  const clock = { ms: 5_000 };
  return { clock, health: new Health({ now: () => clock.ms, blockTimeMs }) };
}

test.each([
  [250, 10_000],
  [12_000, 120_000],
])("a block every %i ms may be missing for %i ms", (blockTimeMs, patience) => {
  const { clock, health } = at(blockTimeMs);
  clock.ms += patience;
  expect(health.problem()).toBeUndefined();
  clock.ms += 1_000;
  expect(health.problem()).toBe(`no block for ${patience / 1000 + 1} s, and one is due every ${blockTimeMs} ms`);
  health.made();
  expect(health.problem()).toBeUndefined();
});

test("where blocks are made on demand, none is missed, but one that fails is told until the next", () => {
  const { clock, health } = at(undefined);
  clock.ms += 1e9;
  expect(health.problem()).toBeUndefined();
  health.failed(new TypeError("disk full"));
  expect(health.problem()).toBe("the last block could not be made: disk full");
  health.failed("odd");
  expect(health.problem()).toMatch(/odd/);
  health.made();
  expect(health.problem()).toBeUndefined();
});

test("the same failure is said once in ten seconds, another one at once, and after a block it is new again", () => {
  const { clock, health } = at(250);
  const full = new TypeError("disk full");
  expect([health.failed(full), health.failed(full), health.failed("odd"), health.failed(full)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  clock.ms += 9_999;
  expect(health.failed(full)).toBe(false);
  clock.ms += 1;
  expect(health.failed(full)).toBe(true);
  health.made();
  expect(health.failed(full)).toBe(true);
});
