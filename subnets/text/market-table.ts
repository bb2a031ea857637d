import type { MarketReport } from "./market.ts";

/** The report as a table for a terminal, best miner first. */
export function formatMarket({ miners, mixture, heldOut }: MarketReport): string {
  const width = Math.max(...miners.map(({ name }) => name.length), 8);
  const rows = miners
    .toSorted((a, b) => a.loss - b.loss)
    .map(({ name, loss, incentive, marginal, duplicateOf }) =>
      [
        name.padEnd(width),
        loss.toFixed(3).padStart(8),
        `${(100 * incentive).toFixed(1)} %`.padStart(10),
        signed(marginal).padStart(10),
        duplicateOf === undefined ? "" : `  copy of ${duplicateOf}`,
      ].join(""),
    );
  return [
    `${"miner".padEnd(width)}${"bits/byte".padStart(8)}${"incentive".padStart(9)}${"marginal".padStart(10)}`,
    ...rows,
    `${"mixture".padEnd(width)}${mixture.loss.toFixed(3).padStart(8)}`,
    "",
    `Over ${mixture.bytes} predictions${heldOut ? "" : " (NOT held out: the text is exhausted)"}: the mixture needs ` +
      `${(100 * mixture.gain).toFixed(1)} % fewer bits than the best single miner (${mixture.bestLoss.toFixed(3)}).`,
  ].join("\n");
}

const signed = (value: number): string => (value < 0 ? value.toFixed(3) : `+${value.toFixed(3)}`);
