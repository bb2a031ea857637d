// The deterministic zone: what every node must compute alike touches no clock, no chance, no machine and no float.
import type { Gate, Violation } from "./lib/gate.ts";
import { isNode, isTest, type Node, read, type Source, sources, units } from "./lib/tree.ts";

const ZONE = /^(packages\/(scale|crypto|primitives|kernel|state|frame|runtime)|pallets\/[^/]+)\//;

/** Parts of zone packages that run outside of block execution: worker threads, key making, the file-backed store. */
const OUTSIDE_ZONE =
  /^packages\/(crypto\/(pool|mnemonic|keyfile|random|shield)\/|crypto\/browser\.ts$|state\/backends\/(?!memory))/;

/** Globals that answer differently on another machine or at another time. */
const FORBIDDEN_GLOBALS = new Set([
  "Date",
  "process",
  "performance",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "Intl",
]);

/** Functions of Math that are exact on integers. */
const EXACT_MATH = new Set(["min", "max", "abs", "floor", "ceil", "trunc", "sign", "clz32", "imul"]);

const FLOAT_NAMES = new Set(["parseFloat", "Float32Array", "Float64Array"]);

/** A line may be excused where the reason stands beside it: `// deterministic: …`. */
const EXCUSE = /deterministic:\s*\S+/;

function excused(source: Source, line: number): boolean {
  const text = source.text.split("\n");
  return EXCUSE.test(text[line - 1] ?? "") || EXCUSE.test(text[line - 2] ?? "");
}

function name(node: unknown): string | undefined {
  return isNode(node) && node.type === "Identifier" ? (node["name"] as string) : undefined;
}

/** Whether an identifier stands for a value here, and not for a property's or a type's name. */
function isReference(node: Node, parents: readonly Node[]): boolean {
  const parent = parents.at(-1);
  if (!parent) return false;
  if (parent.type === "MemberExpression") return parent["object"] === node || parent["computed"] === true;
  if (parent.type === "Property") return parent["value"] === node;
  return (
    !parent.type.startsWith("TS") &&
    !/(Method|Property)Definition|ImportSpecifier|ExportSpecifier|Labeled/.test(parent.type)
  );
}

function findings(source: Source, declared: ReadonlySet<string>, found: (node: Node, what: string) => void): void {
  walkWithScope(source.program, (node, parents) => {
    switch (node.type) {
      case "Identifier": {
        const id = node["name"] as string;
        if (declared.has(id) || !isReference(node, parents)) return;
        if (FORBIDDEN_GLOBALS.has(id)) found(node, `uses ${id}`);
        if (FLOAT_NAMES.has(id)) found(node, `uses floating point (${id})`);
        return;
      }
      case "MemberExpression": {
        const object = name(node["object"]);
        const property = name(node["property"]) ?? "";
        if (object === "Math" && property === "random") found(node, "uses Math.random");
        else if (object === "Math" && !EXACT_MATH.has(property)) found(node, `uses floating point (Math.${property})`);
        else if (/^[gs]etFloat(32|64)$/.test(property)) found(node, `uses floating point (${property})`);
        else if (property === "getRandomValues" || property === "randomUUID") found(node, `uses ${property}`);
        return;
      }
      case "Literal":
        if (typeof node["value"] === "number" && !Number.isInteger(node["value"]))
          found(node, `uses floating point (${String(node["raw"])})`);
        return;
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "FunctionDeclaration":
        if (node["async"] === true) found(node, "is asynchronous");
        return;
      default:
        return;
    }
  });
}

function walkWithScope(program: Node, visit: (node: Node, parents: readonly Node[]) => void): void {
  const parents: Node[] = [];
  const step = (node: Node): void => {
    visit(node, parents);
    parents.push(node);
    for (const key in node) {
      if (key === "typeAnnotation" || key === "typeParameters" || key === "returnType") continue;
      const value = node[key];
      for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) step(item);
    }
    parents.pop();
  };
  step(program);
}

/** Names that the file itself gives a meaning: a parameter called `process` is not the global. */
function declarations(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  walkWithScope(program, (node, parents) => {
    if (node.type !== "Identifier") return;
    const parent = parents.at(-1);
    if (!parent) return;
    const declares =
      (/^(VariableDeclarator|FunctionDeclaration|ClassDeclaration)$/.test(parent.type) && parent["id"] === node) ||
      /^Import(Default|Namespace)?Specifier$/.test(parent.type) ||
      (Array.isArray(parent["params"]) && parent["params"].includes(node));
    if (declares) names.add(node["name"] as string);
  });
  return names;
}

function checkFile(root: string, path: string): Violation[] {
  const source = read(root, path);
  const found = new Map<string, Violation>();
  const report = (line: number, what: string): void => {
    if (!excused(source, line))
      found.set(`${line}:${what}`, { path, line, message: `${what}; the deterministic zone may not` });
  };
  for (const { specifier, typeOnly, line } of source.imports) {
    if (specifier.startsWith("node:") && !typeOnly) report(line, `imports ${specifier}`);
  }
  findings(source, declarations(source.program), (node, what) => report(source.lineOf(node.start), what));
  return [...found.values()];
}

const planted = (body: string, expect: string) => ({
  files: { "pallets/a/package.json": "{}", "pallets/a/logic.ts": body },
  expect,
});

export const gate: Gate = {
  name: "determinism",
  rule: "The deterministic zone uses no node: module, clock, chance, async function or floating point.",
  check(root) {
    return units(root)
      .flatMap(unit => sources(root, unit))
      .filter(path => ZONE.test(path) && !OUTSIDE_ZONE.test(path) && !isTest(path))
      .flatMap(path => checkFile(root, path));
  },
  planted: [
    planted('import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n', "imports node:fs"),
    planted("export const now = (): number => Date.now();\n", "uses Date"),
    planted("export const at = new Date();\n", "uses Date"),
    planted("export const dice = (): number => Math.random();\n", "uses Math.random"),
    planted("export async function f(): Promise<void> {}\n", "is asynchronous"),
    planted("export const home = process.env;\n", "uses process"),
    planted("export const half = 0.5;\n", "uses floating point"),
    planted("export const root = Math.sqrt(2);\n", "uses floating point"),
  ],
};
