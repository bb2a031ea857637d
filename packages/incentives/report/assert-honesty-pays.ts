import { IncentiveError } from "../errors.ts";
import { percent, signedPercent } from "./format.ts";
import type { AttackReport, IncentiveReport } from "./report.ts";

/** An attack in a line: who earned what, and by how much more than honesty. */
function line({ name, what, level, attackers, honest, margin }: AttackReport): string {
  const figures =
    attackers === undefined
      ? "return on stake"
      : `${percent(attackers.share)} of what miners earn for a cost of ${attackers.cost.toFixed(2)} registrations, ` +
        `honest ${level} ${percent(honest.share)} for ${honest.cost.toFixed(2)}`;
  return `  ${name}: ${signedPercent(margin)} per cost (${figures}). ${what}`;
}

/**
 * Demands that no attack earns more for its cost than honest work.
 * @param excused attacks by name that may pay, such as one that something outside of the rule prevents; say why where you name them
 * @throws IncentiveError `honesty-does-not-pay`, naming each attack that pays, with figures; `bad-setting` for an excuse that is not needed,
 * so that a mended rule is not forgiven for ever
 */
export function assertHonestyPays(
  report: IncentiveReport,
  { excused = [] }: { readonly excused?: readonly string[] } = {},
): void {
  const paying = report.attacks.filter(({ pays }) => pays);
  const idle = excused.filter(name => !paying.some(attack => attack.name === name));
  if (idle.length > 0)
    throw new IncentiveError(
      "bad-setting",
      `These attacks on ${report.rule} are excused and do not pay: ${idle.join(", ")}. Take the excuses away.`,
    );
  const beaten = paying.filter(({ name }) => !excused.includes(name));
  if (beaten.length > 0)
    throw new IncentiveError(
      "honesty-does-not-pay",
      `${beaten.length} of ${report.attacks.length} attacks on ${report.rule} earn more for their cost than honest work ` +
        `(${report.rounds} rounds, seed ${report.seed}, work ${percent(report.workShare)} of costs):\n${beaten.map(line).join("\n")}`,
    );
}
