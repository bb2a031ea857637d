import { describe, expect, test } from "vitest";
import { type Attack, assertHonestyPays, copier, formatReport, honestName, measureIncentives } from "../index.ts";
import { type Guess, type Guesses, naiveRule, soundRule } from "./guess.ts";

describe("a rule that attacks beat", () => {
  const report = measureIncentives(naiveRule, { rounds: 20 });
  const of = (name: string) => report.attacks.find(attack => attack.name === name);

  test("fails, and the error names each attack that pays, with figures", () => {
    const paying = report.attacks.filter(({ pays }) => pays).map(({ name }) => name);
    expect(paying).toEqual(expect.arrayContaining(["copier", "ring", "sybil", "flooder: many"]));
    const failure = expect.objectContaining({ code: "honesty-does-not-pay" });
    expect(() => assertHonestyPays(report)).toThrow(failure);
    for (const name of paying) expect(() => assertHonestyPays(report)).toThrow(`${name}: +`);
    expect(() => assertHonestyPays(report, { excused: paying })).not.toThrow();
  });

  test("a copy earns what the original earns, for half the cost", () => {
    const { attackers, honest, margin, paysFrom } = of("copier") ?? {};
    expect(attackers?.share).toBeCloseTo(honest?.share ?? 0, 2);
    expect([attackers?.cost, honest?.cost]).toEqual([1, 2]);
    expect(margin).toBeCloseTo(1, 1);
    expect(paysFrom).toBeLessThan(0.01);
  });

  test("who is absent, late or lies does not gain by it even here", () => {
    for (const name of ["lazy: seldom", "lazy: constant", "late", "liar", "replayer", "flooder: giant"])
      expect([name, of(name)?.pays]).toEqual([name, false]);
    expect(of("liar")?.harm).toBeGreaterThan(0);
  });

  test("an excuse that is not needed is refused", () => {
    expect(() => assertHonestyPays(report, { excused: ["liar"] })).toThrow(
      expect.objectContaining({ code: "bad-setting" }),
    );
  });
});

describe("a rule that holds", () => {
  const report = measureIncentives(soundRule, { rounds: 20 });

  test("passes: no attack earns more for its cost than honest work", () => {
    expect(report.attacks.map(({ name }) => name)).toEqual([
      "lazy: seldom",
      "lazy: constant",
      "late",
      "copier",
      "copier: delayed",
      "copier: first",
      "replayer",
      "ring",
      "ring: bribes",
      "flooder: many",
      "weight copier",
      "flooder: giant",
      "liar",
      "copier: disguised",
      "sybil",
    ]);
    expect(() => assertHonestyPays(report)).not.toThrow();
  });

  test.each([2, 3, 4])("passes with seed %i too", seed => {
    expect(() => assertHonestyPays(measureIncentives(soundRule, { rounds: 20, seed }))).not.toThrow();
  });

  test("pays the better level more, and all shares are one whole", () => {
    const shares = report.baseline.honest.map(({ share }) => share);
    expect(shares.toSorted((a, b) => b - a)).toEqual(shares);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test("a bribe costs the validator more than it lifts the ring", () => {
    const { market, attackers } = report.attacks.find(({ name }) => name === "ring: bribes") ?? {};
    const returns = (kind: string) => market?.validators.find(one => one.kind === kind)?.return ?? 0;
    expect(returns("bribed")).toBeLessThan(returns("honest"));
    expect(attackers?.uids).toBe(4);
  });

  test("the same seed gives the same report, another seed another", () => {
    expect(measureIncentives(soundRule, { rounds: 20 })).toEqual(report);
    expect(measureIncentives(soundRule, { rounds: 20, seed: 2 })).not.toEqual(report);
  });

  test("the table has a row for each level and each attack", () => {
    const table = formatReport(report);
    for (const { name } of report.attacks) expect(table).toContain(`| ${name} |`);
    for (const { name } of soundRule.levels) expect(table).toContain(`| ${name} |`);
  });
});

test("a subnet's own attacks are played too", () => {
  const leak = (): Attack<Guess, Guesses> => ({
    name: "own",
    what: "Copies the poor miner.",
    level: "poor",
    miners: [{ name: "mine", actor: "mine", kind: "own", level: "poor", make: () => copier(honestName("poor")) }],
    validators: [],
  });
  const { attacks } = measureIncentives(naiveRule, { rounds: 10, more: () => [leak()] });
  expect(attacks.at(-1)).toMatchObject({ name: "own", level: "poor", pays: true });
});

describe("what cannot be measured is refused", () => {
  const refused = (code: string) => expect.objectContaining({ name: "IncentiveError", code });

  test.each([
    [{ rounds: 9 }],
    [{ validators: 0 }],
    [{ workShare: 1 }],
    [{ tolerance: Number.NaN }],
    [{ level: "excellent" }],
    [{ only: ["bribery"] }],
    [{ chain: { tempo: 0 } }],
  ])("settings %j", options => {
    expect(() => measureIncentives(naiveRule, { rounds: 10, ...options })).toThrow(refused("bad-setting"));
  });

  test("weights that are no weights, or are nobody's", () => {
    const giving = (weight: number, to?: number) => ({
      ...naiveRule,
      score: (_: Guess, __: unknown, ___: undefined, miners: readonly { readonly uid: number }[]) =>
        new Map(miners.map(({ uid }) => [to ?? uid, weight])),
    });
    expect(() => measureIncentives(giving(Number.NaN), { rounds: 10 })).toThrow(refused("bad-weights"));
    expect(() => measureIncentives(giving(-1), { rounds: 10 })).toThrow(refused("bad-weights"));
    expect(() => measureIncentives(giving(1, 200), { rounds: 10 })).toThrow(refused("bad-weights"));
  });

  test("miners that copy one another, or nobody", () => {
    const copying = (of: string): Attack<Guess, Guesses> => ({
      name: "circle",
      what: "Copies itself.",
      level: "good",
      miners: [{ name: "mine", actor: "mine", kind: "own", level: "good", make: () => copier(of) }],
      validators: [],
    });
    const play = (of: string) => () => measureIncentives(naiveRule, { rounds: 10, more: () => [copying(of)] });
    expect(play("mine")).toThrow(refused("copies-in-a-circle"));
    expect(play("nobody")).toThrow(refused("bad-setting"));
  });
});
