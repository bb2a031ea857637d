import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchCase, Figure } from "../lib/case.ts";

const COUNTS = [1_000, 10_000, 100_000, 1_000_000] as const;
/** At most a tenth slower than on the smallest chain. */
const GOAL = 0.9;
/** Most memory that is aimed at for the largest chain, in MB. */
const MEMORY_GOAL_MB = 600;

interface Used {
  readonly ms: number;
  /** Memory of its own, and pages of the database that it has mapped. */
  readonly megabytes: number;
  readonly mappedMegabytes: number;
}

function run(what: "make" | "use", folder: string, count: number): string {
  const script = join(import.meta.dirname, "..", "lib", "many-accounts.ts");
  return execFileSync(process.execPath, ["--max-old-space-size=8192", script, what, folder, String(count)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Whether a chain becomes slower as it grows. */
export const accounts: BenchCase = {
  name: "accounts",
  question:
    "A block of 1,000 transfers to accounts all over the state, executed and written to disk, on chains of more and more accounts; and the memory of the process that did it.",
  async run() {
    const used = COUNTS.map(count => {
      const folder = mkdtempSync(join(tmpdir(), "waystone-bench-"));
      try {
        run("make", folder, count);
        return JSON.parse(run("use", folder, count)) as Used;
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
    const [first, last] = [used[0], used.at(-1)];
    if (first === undefined || last === undefined) return [];
    const named = (n: number): string => n.toLocaleString("en");
    const times = used.slice(1).map(
      ({ ms }, i): Figure => ({
        what: `a block at ${named(COUNTS[i + 1] ?? 0)} accounts`,
        ours: ms,
        theirs: first.ms,
        beside: `the same at ${named(COUNTS[0])}`,
        unit: "ms",
        goal: GOAL,
      }),
    );
    return [
      ...times,
      {
        what: `memory of its own at ${named(COUNTS.at(-1) ?? 0)} accounts`,
        ours: last.megabytes,
        theirs: MEMORY_GOAL_MB,
        beside: "what is aimed at",
        unit: "MB",
        goal: 1,
      },
      {
        what: "the same, with pages of the database that the system may take back",
        ours: last.megabytes + last.mappedMegabytes,
        theirs: first.megabytes + first.mappedMegabytes,
        beside: `the same at ${named(COUNTS[0])}`,
        unit: "MB",
      },
    ];
  },
};
