// Whatever a package gives to others says what it is.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Gate, Violation } from "./lib/gate.ts";
import { entries, isNode, type Node, read, resolveRelative, type Source, units } from "./lib/tree.ts";

function identifier(node: unknown): string {
  return isNode(node) ? String(node["name"] ?? node["value"] ?? "") : "";
}

/** Whether a TSDoc comment stands right before a node. */
function documented(source: Source, node: Node): boolean {
  return source.comments.some(
    ({ type, value, start, end }) =>
      type === "Block" &&
      value.startsWith("*") &&
      start < node.start &&
      source.text.slice(end, node.start).trim() === "",
  );
}

/** Names that a declaration binds, with the node that carries their comment. */
function bound(declaration: Node, carrier: Node): [string, Node][] {
  if (declaration.type !== "VariableDeclaration") return [[identifier(declaration["id"]), carrier]];
  return (declaration["declarations"] as readonly Node[]).map(one => [identifier(one["id"]), carrier]);
}

interface Scope {
  /** Declared here. */
  readonly own: ReadonlyMap<string, Node[]>;
  /** Imported here: local name → where from. */
  readonly imported: ReadonlyMap<string, { readonly from: string; readonly name: string }>;
}

function scopeOf(source: Source): Scope {
  const own = new Map<string, Node[]>();
  const imported = new Map<string, { from: string; name: string }>();
  const add = ([name, node]: [string, Node]): void => void own.set(name, [...(own.get(name) ?? []), node]);
  for (const node of source.program["body"] as readonly Node[]) {
    if (node.type === "ImportDeclaration") {
      const from = identifier(node["source"]);
      for (const one of node["specifiers"] as readonly Node[]) {
        imported.set(identifier(one["local"]), {
          from,
          name: one.type === "ImportSpecifier" ? identifier(one["imported"]) : "*",
        });
      }
    } else if (isNode(node["declaration"])) bound(node["declaration"], node).forEach(add);
    else if (/Declaration$/.test(node.type) && !node.type.startsWith("Export")) bound(node, node).forEach(add);
  }
  return { own, imported };
}

/** Calls `report` for each name that `path` exports without a comment, wherever it is defined. */
function checkModule(
  root: string,
  path: string,
  only: ReadonlySet<string> | undefined,
  report: (violation: Violation) => void,
  seen: Set<string>,
): void {
  const mark = `${path}:${only ? [...only].sort().join() : "*"}`;
  if (seen.has(mark) || !existsSync(join(root, path))) return;
  seen.add(mark);
  const source = read(root, path);
  const scope = scopeOf(source);
  const wanted = (name: string): boolean => only === undefined || only.has(name);
  const follow = (from: string, names: ReadonlySet<string> | undefined): void => {
    if (from.startsWith(".")) checkModule(root, resolveRelative(path, from), names, report, seen);
  };
  const judge = (name: string): void => {
    const elsewhere = scope.imported.get(name);
    if (elsewhere) {
      if (elsewhere.name !== "*") follow(elsewhere.from, new Set([elsewhere.name]));
      return;
    }
    const nodes = scope.own.get(name) ?? [];
    if (nodes.length === 0 || nodes.some(node => documented(source, node))) return;
    report({ path, line: source.lineOf(nodes[0]?.start ?? 0), message: `public export \`${name}\` has no TSDoc` });
  };
  for (const node of source.program["body"] as readonly Node[]) {
    if (node.type === "ExportAllDeclaration") {
      if (node["exported"] == null) follow(identifier(node["source"]), only);
    } else if (node.type === "ExportNamedDeclaration") {
      const names = (node["specifiers"] as readonly Node[])
        .filter(one => wanted(identifier(one["exported"])))
        .map(one => identifier(one["local"]));
      if (isNode(node["source"])) {
        if (names.length > 0) follow(identifier(node["source"]), new Set(names));
      } else names.forEach(judge);
      if (isNode(node["declaration"])) {
        for (const [name] of bound(node["declaration"], node)) if (wanted(name)) judge(name);
      }
    } else if (node.type === "ExportDefaultDeclaration" && wanted("default") && !documented(source, node)) {
      report({ path, line: source.lineOf(node.start), message: "public default export has no TSDoc" });
    }
  }
}

export const gate: Gate = {
  name: "docs",
  rule: "Every public export of a package has TSDoc where it is defined.",
  check(root) {
    const found = new Map<string, Violation>();
    for (const unit of units(root)) {
      for (const entry of entries(unit)) {
        checkModule(root, entry, undefined, one => void found.set(`${one.path}:${one.message}`, one), new Set());
      }
    }
    return [...found.values()];
  },
  planted: [
    {
      files: {
        "packages/a/package.json": '{"name":"@waystone/a","exports":{".":"./index.ts"}}',
        "packages/a/index.ts": 'export * from "./x.ts";\nexport { z as y } from "./y.ts";\n',
        "packages/a/x.ts": "/** Said. */\nexport const said = 1;\n",
        "packages/a/y.ts": "const z = 1;\nexport { z };\n",
      },
      expect: "public export `z` has no TSDoc",
    },
    {
      files: {
        "packages/a/package.json": '{"name":"@waystone/a","exports":{".":{"default":"./index.ts"}}}',
        "packages/a/index.ts": "// A remark is no documentation.\nexport interface Shape {\n  readonly a: number;\n}\n",
      },
      expect: "public export `Shape` has no TSDoc",
    },
  ],
};
