import { type BenchCase, type Figure, ratioOf } from "./case.ts";

const number = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(value >= 100 ? 3 : 2);

function row(figure: Figure): string[] {
  const ratio = ratioOf(figure);
  const { what, ours, theirs, beside, unit, goal } = figure;
  const aim = goal === undefined ? "" : `${ratio >= goal ? "met" : "MISSED"} (${goal})`;
  return [what, `${number(ours)} ${unit}`, `${number(theirs)} ${unit}`, beside, `${number(ratio)} ×`, aim];
}

const HEAD = ["what", "Waystone", "beside it", "which is", "ratio", "goal"];

/** A Markdown table of what was measured, a heading a case. */
export function renderResults(
  results: readonly { readonly bench: BenchCase; readonly figures: readonly Figure[] }[],
): string {
  return results
    .map(({ bench, figures }) => {
      const rows = [HEAD, HEAD.map(() => "---"), ...figures.map(row)];
      return [`## ${bench.name}`, "", bench.question, "", ...rows.map(cells => `| ${cells.join(" | ")} |`), ""].join(
        "\n",
      );
    })
    .join("\n");
}
