import { assertHonestyPays, formatReport, type IncentiveReport, measureIncentives } from "@waystone/incentives";
import { beforeAll, describe, expect, test } from "vitest";
import { relaying } from "./relaying.ts";
import { textRule } from "./rule.ts";

/**
 * Attacks that take for granted that a miner answers whoever asks. The scoring cannot know them; the door stops them: miners answer only keys
 * with a validator's permit.
 */
const STOPPED_AT_THE_DOOR = ["copier: first", "relay"];

describe("the text subnet's rule under attack", () => {
  let report: IncentiveReport;
  const of = (name: string) => {
    const found = report.attacks.find(attack => attack.name === name);
    expect(found, name).toBeDefined();
    return found as NonNullable<typeof found>;
  };

  beforeAll(() => {
    const victims = ["kneser-ney", "ppm", "word"];
    report = measureIncentives(textRule(), { rounds: 12, more: level => [relaying(level.name, victims)] });
  }, 240_000);

  test("honesty pays more for its cost than any attack that the door lets through", () => {
    assertHonestyPays(report, { excused: STOPPED_AT_THE_DOOR });
    for (const name of STOPPED_AT_THE_DOOR) expect(formatReport(report)).toContain(`| ${name} | 1 |`);
  });

  test("copies earn less than a quarter of the original's pay, until they are found, disguised or not", () => {
    for (const name of ["copier", "copier: delayed", "copier: disguised"]) {
      const { attackers, honest } = of(name);
      expect([name, attackers?.share]).toEqual([name, expect.toSatisfy(share => share < honest.share / 4)]);
    }
  });

  test("a model behind four neurons earns less than half for its cost, with noise or bribes or without", () => {
    for (const name of ["ring", "ring: bribes", "sybil"])
      expect([name, of(name).margin]).toEqual([name, expect.toSatisfy(margin => margin < -0.4)]);
  });

  test("who lies, repeats, floods with giants or answers all alike earns nothing", () => {
    for (const name of ["liar", "replayer", "flooder: giant", "lazy: constant"])
      expect([name, of(name).attackers?.share]).toEqual([name, expect.toSatisfy(share => share < 0.001)]);
  });

  test("validators that copy weights or are bribed earn less on their stake than honest ones", () => {
    expect(of("weight copier").margin).toBeLessThan(0);
    const { validators } = of("ring: bribes").market;
    const honest = validators.filter(({ kind }) => kind === "honest").map(one => one.return);
    expect(validators.find(({ kind }) => kind === "bribed")?.return).toBeLessThan(0.8 * Math.min(...honest));
  });

  test("honest miners are paid by what they know", () => {
    const share = (level: string) => report.baseline.honest.find(one => one.level === level)?.share ?? 0;
    for (const better of ["kneser-ney", "ppm", "word"]) expect(share(better)).toBeGreaterThan(share("match"));
    expect(share("match")).toBeGreaterThan(share("order-2"));
    expect(share("order-2")).toBeGreaterThan(share("cache"));
    expect(share("cache")).toBeGreaterThan(0);
  });
});

test("a sybil whose neurons each have strong noise of their own is not found: README.md says so, and what it costs", () => {
  const strong = textRule({ noise: 0.5, uniform: 0, temperature: 1 });
  const report = measureIncentives(strong, { rounds: 12, only: ["copier: disguised", "sybil"] });
  assertHonestyPays(report, { excused: ["sybil"] });
}, 240_000);
