// Errors are data: a code and typed fields that a caller can act on.
import type { Gate } from "./lib/gate.ts";
import { isNode, isTest, read, sources, units, walk } from "./lib/tree.ts";

export const gate: Gate = {
  name: "errors",
  rule: "Outside scripts/ nothing throws a bare Error, and no catch is empty.",
  check(root) {
    return units(root)
      .filter(unit => unit.id !== "scripts")
      .flatMap(unit => sources(root, unit))
      .filter(path => !isTest(path))
      .flatMap(path => {
        const source = read(root, path);
        const found: { path: string; line: number; message: string }[] = [];
        walk(source.program, node => {
          const line = source.lineOf(node.start);
          if (node.type === "CatchClause" && isNode(node["body"]) && (node["body"]["body"] as unknown[]).length === 0) {
            found.push({ path, line, message: "empty catch: handle the error, or let it pass" });
          }
          if (node.type !== "ThrowStatement" || !isNode(node["argument"])) return;
          const { type, callee } = node["argument"];
          if ((type === "NewExpression" || type === "CallExpression") && isNode(callee) && callee["name"] === "Error") {
            found.push({
              path,
              line,
              message: "throws a bare Error; use the package's error class with a code and fields",
            });
          }
        });
        return found;
      });
  },
  planted: [
    {
      files: {
        "packages/a/package.json": "{}",
        "packages/a/x.ts": 'export function f(): never {\n  throw new Error("no");\n}\n',
      },
      expect: "throws a bare Error",
    },
    {
      files: {
        "packages/a/package.json": "{}",
        "packages/a/x.ts": "export function f(g: () => void): void {\n  try {\n    g();\n  } catch {}\n}\n",
      },
      expect: "empty catch",
    },
  ],
};
