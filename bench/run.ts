// `npm run bench` makes all comparisons and prints them; `npm run bench -- metagraph rpc` some. `--record` keeps them in results.md.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { accounts } from "./cases/accounts.ts";
import { block } from "./cases/block.ts";
import { epoch } from "./cases/epoch.ts";
import { metagraph } from "./cases/metagraph.ts";
import { neurons } from "./cases/neurons.ts";
import { python } from "./cases/python.ts";
import { rpc } from "./cases/rpc.ts";
import { signatures } from "./cases/signatures.ts";
import { start } from "./cases/start.ts";
import { stateRoot } from "./cases/state-root.ts";
import { BenchError } from "./errors.ts";
import type { BenchCase, Figure } from "./lib/case.ts";
import { renderResults } from "./lib/table.ts";

const CASES: readonly BenchCase[] = [
  start,
  rpc,
  metagraph,
  python,
  signatures,
  block,
  accounts,
  stateRoot,
  epoch,
  neurons,
];

/** Commit, machine and program that the figures are of. */
function provenance(): string {
  const git = (...args: string[]): string =>
    execFileSync("git", args, { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  const changed =
    git("status", "--porcelain", "--untracked-files=no") === "" ? "" : ", with changes that are not committed";
  const [cpu] = cpus();
  return `Commit ${git("rev-parse", "--short", "HEAD")}${changed}; ${availableParallelism()} cores, ${cpu?.model.trim() ?? "unknown"}; Node.js ${process.versions.node}.`;
}

function chosen(names: readonly string[]): readonly BenchCase[] {
  const unknown = names.find(name => CASES.every(one => one.name !== name));
  if (unknown !== undefined)
    throw new BenchError(
      "bad-arguments",
      `there is no comparison "${unknown}"; there are ${CASES.map(one => one.name).join(", ")}`,
    );
  return names.length === 0 ? CASES : CASES.filter(one => names.includes(one.name));
}

async function main(args: readonly string[]): Promise<void> {
  const record = args.includes("--record");
  const results: { bench: BenchCase; figures: readonly Figure[] }[] = [];
  for (const bench of chosen(args.filter(arg => arg !== "--record"))) {
    console.error(`${bench.name} …`);
    results.push({ bench, figures: await bench.run() });
  }
  const text = `${provenance()}\n\n${renderResults(results)}`;
  console.log(text);
  if (record)
    writeFileSync(join(import.meta.dirname, "results.md"), `# Results of \`npm run bench -- --record\`\n\n${text}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof BenchError ? error.message : error);
  process.exitCode = 1;
});
