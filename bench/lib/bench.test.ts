import { expect, test } from "vitest";
import { type Figure, ratioOf } from "./case.ts";
import { median, timeOf } from "./measure.ts";
import { renderResults } from "./table.ts";

const figure: Figure = { what: "a", ours: 5, theirs: 20, beside: "b", unit: "ms", goal: 4 };

test("a ratio above 1 is better, whatever is counted", () => {
  expect(ratioOf(figure)).toBe(4);
  expect(ratioOf({ ...figure, unit: "MB" })).toBe(4);
  expect(ratioOf({ ...figure, unit: "per second" })).toBe(0.25);
});

test("a goal is met or missed", () => {
  const table = (goal: number) =>
    renderResults([{ bench: { name: "n", question: "q?", run: async () => [] }, figures: [{ ...figure, goal }] }]);
  expect(table(4)).toContain("| a | 5.0 ms | 20 ms | b | 4.0 × | met (4) |");
  expect(table(4.1)).toContain("MISSED (4.1)");
});

test("times are of one run", () => {
  expect(median([3, 1, 2])).toBe(2);
  const spin = () => {
    const end = performance.now() + 2;
    while (performance.now() < end);
  };
  expect(timeOf(spin)).toBeGreaterThanOrEqual(2);
  expect(timeOf(spin)).toBeLessThan(20);
});
