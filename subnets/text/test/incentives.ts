// Plays attacks on the text subnet's rule, with small models, against the chain's own epoch, and prints who earns what:
//   node subnets/text/test/incentives.ts [rounds] [seed]

import { formatReport, measureIncentives } from "@waystone/incentives";
import type { Disguise } from "../adversaries/copier.ts";
import { relaying } from "./relaying.ts";
import { textRule } from "./rule.ts";

const [rounds = 30, seed = 1] = process.argv.slice(2).map(Number);
const victims = ["kneser-ney", "ppm", "word"];
const report = measureIncentives(textRule(), { rounds, seed, more: level => [relaying(level.name, victims)] });
console.log(formatReport(report));

/** From what the mean distance finds to what costs the copier dear. */
const STRENGTHS: readonly (readonly [name: string, disguise: Disguise])[] = [
  ["noise e^±0.2", { noise: 0.2, uniform: 0, temperature: 1 }],
  ["noise e^±0.5", { noise: 0.5, uniform: 0, temperature: 1 }],
  ["noise e^±1", { noise: 1, uniform: 0, temperature: 1 }],
  ["noise e^±2", { noise: 2, uniform: 0, temperature: 1 }],
  ["temperature 1.3", { noise: 0, uniform: 0, temperature: 1.3 }],
  ["e^±1, 10 % uniform, 1.3", { noise: 1, uniform: 0.1, temperature: 1.3 }],
];
for (const [name, disguise] of STRENGTHS) {
  const { attacks } = measureIncentives(textRule(disguise), { rounds, seed, only: ["copier: disguised", "sybil"] });
  const cells = attacks.map(({ margin, paysFrom }) => {
    const from = paysFrom === undefined ? "never" : `${(100 * paysFrom).toFixed(0)} %`;
    return `${(100 * margin).toFixed(0)} % | ${from}`;
  });
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
