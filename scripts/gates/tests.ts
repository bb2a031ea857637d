// A test that does not run is not a test; a call without one is a guess.
import type { Gate, Violation } from "./lib/gate.ts";
import { isNode, read, sources, units, walk } from "./lib/tree.ts";

const RUNNERS = new Set(["it", "test", "describe", "suite", "bench"]);
const HELD_BACK = new Set(["skip", "only", "todo", "fails"]);
const OLD_NAMES = new Set(["xit", "xtest", "xdescribe", "fit", "fdescribe"]);

function heldBack(root: string, path: string): Violation[] {
  const source = read(root, path);
  const found: Violation[] = [];
  walk(source.program, node => {
    if (node.type === "CallExpression" && isNode(node["callee"]) && OLD_NAMES.has(String(node["callee"]["name"]))) {
      found.push({
        path,
        line: source.lineOf(node.start),
        message: `\`${String(node["callee"]["name"])}\` holds a test back`,
      });
    }
    if (node.type !== "MemberExpression" || !isNode(node["object"]) || !isNode(node["property"])) return;
    const method = String(node["property"]["name"]);
    let object = node["object"];
    while (object.type === "MemberExpression" && isNode(object["object"])) object = object["object"];
    if (HELD_BACK.has(method) && RUNNERS.has(String(object["name"]))) {
      found.push({
        path,
        line: source.lineOf(node.start),
        message: `\`.${method}\` holds tests back; run them, or remove them`,
      });
    }
  });
  return found;
}

export const gate: Gate = {
  name: "tests",
  rule: "No test is skipped or focused, and every call of a pallet has a test beside it.",
  check(root) {
    const paths = units(root).flatMap(unit => sources(root, unit));
    const known = new Set(paths);
    const untested = paths.filter(
      path =>
        /^pallets\/.*\/calls\/[^/]+\.ts$/.test(path) &&
        !path.endsWith(".test.ts") &&
        !known.has(path.replace(/\.ts$/, ".test.ts")),
    );
    return [
      ...paths.filter(path => /\.test\.ts$/.test(path)).flatMap(path => heldBack(root, path)),
      ...untested.map(path => ({ path, message: "a call without a test beside it" })),
    ];
  },
  planted: [
    {
      files: { "packages/a/package.json": "{}", "packages/a/x.test.ts": 'it.skip("works", () => {});\n' },
      expect: "`.skip` holds",
    },
    {
      files: { "packages/a/package.json": "{}", "packages/a/x.test.ts": 'describe.only("works", () => {});\n' },
      expect: "`.only` holds",
    },
    {
      files: { "packages/a/package.json": "{}", "packages/a/x.test.ts": 'test.concurrent.todo("works");\n' },
      expect: "`.todo` holds",
    },
    {
      files: { "pallets/a/package.json": "{}", "pallets/a/calls/pay.ts": "export const pay = 1;\n" },
      expect: "a call without a test",
    },
    {
      files: {
        "pallets/a/package.json": "{}",
        "pallets/a/calls/pay.ts": "export const pay = 1;\n",
        // A table that names the call is no test of it.
        "pallets/a/all-calls.test.ts": 'export const rows = [["pay", 1]];\n',
      },
      expect: "a call without a test",
    },
  ],
};
