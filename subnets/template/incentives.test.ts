import { assertHonestyPays, formatReport, kitRule, measureIncentives } from "@waystone/incentives";
import { expect, test } from "vitest";
import { subnet } from "./index.ts";
import { fitted, last } from "./miner.ts";
import { task } from "./task.ts";

const rule = kitRule({
  subnet,
  task: () => task,
  levels: [
    { name: "fitted", answer: ({ series }) => ({ next: fitted(series) }) },
    { name: "last", answer: ({ series }) => ({ next: last(series) }) },
  ],
  disguise: ({ next }, _question, random) => ({ next: next + 0.4 * random() - 0.2 }),
  lie: (_question, random) => ({ next: 20 * random() - 10 }),
});

/** A line through 64 points costs nothing beside a registration. Where models are dear, copies and many uids of one model pay: see the page. */
const WORK_SHARE = 0.01;

test("honest work pays more than any attack that the rule must stop", () => {
  const report = measureIncentives(rule, { rounds: 30, workShare: WORK_SHARE });
  // Nothing here finds out that four miners are one, which a bribed validator makes use of; subnets/text has a rule that does.
  assertHonestyPays(report, { excused: ["ring: bribes"] });
});

test("where work is dear, the bench names what pays instead", () => {
  const report = measureIncentives(rule, { rounds: 30, workShare: 0.5 });
  expect(() => assertHonestyPays(report)).toThrow(/ring: \+\d+\.\d % per cost/);
  expect(formatReport(report)).toContain("| copier |");
});
