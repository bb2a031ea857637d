import { percent, signedPercent } from "./format.ts";
import type { AttackReport, IncentiveReport } from "./report.ts";

type Row = readonly string[];

/** Rows under a header, as a Markdown table. */
function markdown(header: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function attackRow({ name, by, attackers, honest, margin, pays, paysFrom, harm }: AttackReport): Row {
  // Where work would have to be all of the costs, rounding alone tells it from never.
  const from = paysFrom === undefined || paysFrom > 0.9995 ? "never" : percent(paysFrom);
  return [
    name,
    attackers === undefined ? "–" : String(attackers.uids),
    attackers === undefined ? "–" : percent(attackers.sharePerUid),
    percent(honest.share),
    signedPercent(margin),
    pays ? "**yes**" : "no",
    by === "validators" ? `${from} of income` : from,
    percent(harm),
  ];
}

/** The report as two Markdown tables: honest miners without an attack, and the attacks. */
export function formatReport({ rule, rounds, seed, workShare, baseline, attacks }: IncentiveReport): string {
  const honest = baseline.honest.map(({ level, share, sharePerCost }) => [
    level,
    percent(share),
    percent(sharePerCost),
  ]);
  return [
    `${rule}: ${rounds} epochs, seed ${seed}, work ${percent(workShare)} of an honest miner's costs`,
    markdown(["honest miner", "share of emission", "share per cost"], honest),
    markdown(
      ["attack", "uids", "share a uid", "honest share", "margin per cost", "pays", "pays from work of", "harm"],
      attacks.map(attackRow),
    ),
  ].join("\n\n");
}
