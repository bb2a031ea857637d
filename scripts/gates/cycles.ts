// No file takes part in an import cycle. Type-only imports are erased, so they close none.
import type { Gate } from "./lib/gate.ts";
import { isTest, read, resolvePackage, resolveRelative, sources, units } from "./lib/tree.ts";

/** Strongly connected components of more than one file, or of one that imports itself (Tarjan). */
function components(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const found: string[][] = [];
  const visit = (at: string): void => {
    order.set(at, order.size);
    low.set(at, order.size - 1);
    stack.push(at);
    open.add(at);
    for (const to of graph.get(at) ?? []) {
      if (!order.has(to)) {
        visit(to);
        low.set(at, Math.min(low.get(at) ?? 0, low.get(to) ?? 0));
      } else if (open.has(to)) low.set(at, Math.min(low.get(at) ?? 0, order.get(to) ?? 0));
    }
    if (low.get(at) !== order.get(at)) return;
    const members = stack.splice(stack.indexOf(at));
    for (const member of members) open.delete(member);
    if (members.length > 1 || graph.get(at)?.has(at)) found.push(members.sort());
  };
  for (const at of graph.keys()) if (!order.has(at)) visit(at);
  return found;
}

export const gate: Gate = {
  name: "cycles",
  rule: "No source file takes part in an import cycle.",
  check(root) {
    const all = units(root);
    const graph = new Map<string, Set<string>>();
    for (const path of all.flatMap(unit => sources(root, unit))) {
      if (isTest(path)) continue;
      const targets = new Set<string>();
      for (const { specifier, typeOnly } of read(root, path).imports) {
        if (typeOnly) continue;
        const target = specifier.startsWith(".")
          ? resolveRelative(path, specifier)
          : resolvePackage(all, specifier)?.path;
        if (target) targets.add(target);
      }
      graph.set(path, targets);
    }
    return components(graph).map(members => ({
      path: members[0] ?? "",
      message: `import cycle of ${members.length} files: ${members.join(" · ")}`,
    }));
  },
  planted: [
    {
      files: {
        "packages/a/package.json": "{}",
        "packages/a/one.ts": 'import { two } from "./two.ts";\nexport const one = () => two;\n',
        "packages/a/two.ts": 'import { one } from "./one.ts";\nexport const two = () => one;\n',
      },
      expect: "import cycle of 2 files",
    },
    {
      files: {
        "packages/a/package.json": '{"name":"@waystone/a","exports":{".":"./index.ts"}}',
        "packages/b/package.json": '{"name":"@waystone/b","exports":{".":"./index.ts"}}',
        "packages/a/index.ts": 'import { b } from "@waystone/b";\nexport const a = () => b;\n',
        "packages/b/index.ts": 'export { a } from "@waystone/a";\nexport const b = 1;\n',
      },
      expect: "import cycle of 2 files",
    },
  ],
};
