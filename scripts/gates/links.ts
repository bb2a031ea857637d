// What a document points to exists.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Gate } from "./lib/gate.ts";
import { files } from "./lib/tree.ts";

/** Targets of Markdown links that lie in the repository. */
function targets(text: string): { readonly target: string; readonly line: number }[] {
  let fenced = false;
  return text.split("\n").flatMap((content, index) => {
    if (content.startsWith("```")) fenced = !fenced;
    if (fenced) return [];
    return Array.from(content.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => ({ target, line: index + 1 })).filter(
      ({ target }) => !/^([a-z]+:|#)/.test(target),
    );
  });
}

export const gate: Gate = {
  name: "links",
  rule: "Every link of a document to a file of the repository leads to one.",
  check(root) {
    return files(root, ".", name => name.endsWith(".md")).flatMap(path =>
      targets(readFileSync(join(root, path), "utf8"))
        .filter(({ target }) => !existsSync(join(root, dirname(path), target.replace(/#.*$/, ""))))
        .map(({ target, line }) => ({ path, line, message: `links to ${target}, which does not exist` })),
    );
  },
  planted: [{ files: { "docs/a.md": "See [b](b.md).\n" }, expect: "links to b.md" }],
};
