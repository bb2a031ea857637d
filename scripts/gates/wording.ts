// What is shipped is finished, speaks of the project alone, and fits on a few screens.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gate, Violation } from "./lib/gate.ts";
import { files, isTest, sources, units } from "./lib/tree.ts";

const MAX_LINES = 500;
const UNFINISHED =
  /\b(TODO|FIXME|XXX|HACK|not implemented|unimplemented|for now|simplified|placeholder implementation)\b/i;
/** Folders of one machine, and hosts that packages came from. Written in pieces, since this file is read too. */
const LOCAL = new RegExp(
  [
    "(?<![\\w.])/(work|root|home/\\w+)/",
    "\\.\\./shared\\b",
    `registry\\.${"npmjs"}\\.org`,
    `files\\.${"pythonhosted"}\\.org`,
  ].join("|"),
);
const READ = /\.(ts|mjs|md|py|json|jsonc|svelte|sh|txt|yml|yaml|html|css)$/;
const TABLE = /\b(generated|table of|word list)\b/i;

function lines(root: string, path: string, pattern: RegExp, message: (hit: string) => string): Violation[] {
  const text = readFileSync(join(root, path), "utf8");
  if (!pattern.test(text)) return [];
  return text.split("\n").flatMap((line, index) => {
    const hit = pattern.exec(line);
    return hit ? [{ path, line: index + 1, message: message(hit[0]) }] : [];
  });
}

export const gate: Gate = {
  name: "wording",
  rule: `No unfinished work, no machine's paths or registry hosts, no source over ${MAX_LINES} lines.`,
  check(root) {
    const shipped = units(root)
      .filter(unit => unit.id !== "scripts")
      .flatMap(unit => sources(root, unit))
      .filter(path => !isTest(path));
    const texts = files(root, ".", name => READ.test(name) && name !== "package-lock.json");
    return [
      ...shipped.flatMap(path =>
        lines(root, path, UNFINISHED, hit => `\`${hit}\`: finish it, or say plainly what it does`),
      ),
      ...texts.flatMap(path =>
        lines(root, path, LOCAL, hit => `\`${hit}\` belongs to one machine, not to the project`),
      ),
      ...shipped.flatMap(path => {
        const text = readFileSync(join(root, path), "utf8");
        const count = text.split("\n").length - 1;
        if (count <= MAX_LINES || TABLE.test(text.slice(0, 400))) return [];
        return [
          {
            path,
            message: `${count} lines; cut it at ${MAX_LINES} (tables and generated data say so in their first lines)`,
          },
        ];
      }),
    ];
  },
  planted: [
    {
      files: { "packages/a/package.json": "{}", "packages/a/x.ts": "// TODO: the rest\nexport const x = 1;\n" },
      expect: "finish it",
    },
    { files: { "docs/x.md": `Look into ${"/"}work${"/"}main first.\n` }, expect: "belongs to one machine" },
    {
      files: { "packages/a/package.json": "{}", "packages/a/x.ts": "export {};\n".repeat(MAX_LINES + 1) },
      expect: "cut it at",
    },
  ],
};
