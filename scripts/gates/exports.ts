// What other people can import is a list that changes on purpose: `node scripts/gates/exports.ts --write` records it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Gate, Violation } from "./lib/gate.ts";
import { entries, units } from "./lib/tree.ts";

const SNAPSHOT = "scripts/gates/exports.snap.json";

type Doors = Record<string, unknown>;

function current(root: string): Record<string, Doors> {
  // Pallets are parts of the runtime, which alone imports them; a unit without entries has nothing to record.
  const named = units(root).filter(({ id, exports }) => !id.startsWith("pallets/") && Object.keys(exports).length > 0);
  return Object.fromEntries(
    named.map(unit => [unit.name, { ...unit.exports }] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function differences(recorded: Record<string, Doors>, found: Record<string, Doors>): Violation[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(found)]);
  return [...names].flatMap(name => {
    if (JSON.stringify(recorded[name]) === JSON.stringify(found[name])) return [];
    const change =
      recorded[name] === undefined ? "is new" : found[name] === undefined ? "is gone" : "has other public entries";
    return [{ path: SNAPSHOT, message: `${name} ${change}; if that is meant: node scripts/gates/exports.ts --write` }];
  });
}

export const gate: Gate = {
  name: "exports",
  rule: "The public entries of all packages are those of the snapshot, and each names a file that exists.",
  check(root) {
    const file = join(root, SNAPSHOT);
    const recorded = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Doors>) : {};
    const missing = units(root).flatMap(unit =>
      entries(unit)
        .filter(path => !existsSync(join(root, path)))
        .map(path => ({ path: `${unit.folder}/package.json`, message: `exports names ${path}, which does not exist` })),
    );
    return [...differences(recorded, current(root)), ...missing];
  },
  planted: [
    {
      files: {
        [SNAPSHOT]: '{"@waystone/a":{".":"./index.ts"}}',
        "packages/a/package.json": '{"name":"@waystone/a","exports":{".":"./index.ts","./extra":"./index.ts"}}',
        "packages/a/index.ts": "export {};\n",
      },
      expect: "has other public entries",
    },
    {
      files: {
        [SNAPSHOT]: '{"@waystone/a":{".":"./index.ts"}}',
        "packages/a/package.json": '{"name":"@waystone/a","exports":{".":"./index.ts"}}',
      },
      expect: "does not exist",
    },
  ],
};

if (import.meta.main && process.argv.includes("--write")) {
  const root = join(import.meta.dirname, "..", "..");
  writeFileSync(join(root, SNAPSHOT), `${JSON.stringify(current(root), undefined, 2)}\n`);
}
