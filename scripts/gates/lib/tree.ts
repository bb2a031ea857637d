// The repository as gates see it: units, sources, syntax trees.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseSync } from "vite";

/** Folders that hold units of their own, and folders that are a unit. */
const GROUPS = ["packages", "pallets", "subnets", "apps"];
const SINGLES = ["conformance", "bench", "scripts"];

/** Folders that hold nothing of ours to read. */
const PASSED_OVER = new Set(["node_modules", "dist", "coverage", "web", "vectors", ".git"]);

/** A workspace: `scale`, `pallets/system`, `apps/cli`, `scripts`. */
export interface Unit {
  /** `scale` for packages/scale; group and name for the other groups. */
  readonly id: string;
  /** Folder from the root. */
  readonly folder: string;
  /** npm name, `@waystone/scale`. */
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
  readonly exports: Readonly<Record<string, unknown>>;
}

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

function manifest(root: string, folder: string): Manifest {
  const file = join(root, folder, "package.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : {};
}

function unit(root: string, folder: string): Unit {
  const { name, dependencies, devDependencies, exports } = manifest(root, folder);
  return {
    id: folder.startsWith("packages/") ? folder.slice("packages/".length) : folder,
    folder,
    name: name ?? folder,
    dependencies: new Set([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]),
    exports: exports ?? {},
  };
}

/** All units that exist under `root`. */
export function units(root: string): readonly Unit[] {
  const found: Unit[] = [];
  for (const group of GROUPS) {
    if (!existsSync(join(root, group))) continue;
    for (const entry of readdirSync(join(root, group), { withFileTypes: true })) {
      if (entry.isDirectory()) found.push(unit(root, `${group}/${entry.name}`));
    }
  }
  for (const folder of SINGLES) if (existsSync(join(root, folder))) found.push(unit(root, folder));
  return found;
}

/** Packages that the whole repository may use in tests and tools. */
export function rootDependencies(root: string): ReadonlySet<string> {
  const { dependencies, devDependencies } = manifest(root, ".");
  return new Set([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]);
}

/** All files below a folder whose name fits, as paths from the root, in a fixed order. */
export function files(root: string, folder: string, fits: (name: string) => boolean): readonly string[] {
  const found: string[] = [];
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (PASSED_OVER.has(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (fits(entry.name)) found.push(relative(root, path).split(sep).join("/"));
    }
  };
  if (existsSync(join(root, folder))) visit(join(root, folder));
  return found;
}

/** TypeScript sources of a unit, tests included, declarations not. */
export function sources(root: string, of: Unit): readonly string[] {
  return files(root, of.folder, name => name.endsWith(".ts") && !name.endsWith(".d.ts"));
}

/** Whether a file exists for tests and benches only. */
export function isTest(path: string): boolean {
  return (
    /(^|[/.-])(test|bench|test-d|testing|compliance)\.ts$/.test(path) ||
    /(^|\/)(test|tests|testing|compliance)\//.test(path) ||
    // The smallest runtime that a pallet runs in, for its tests.
    /^pallets\/([^/]+\/)*mock\.ts$/.test(path)
  );
}

/** A node of the syntax tree (ESTree with TypeScript's nodes). */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** An `import` or `export … from`. */
export interface Import {
  readonly specifier: string;
  /** Erased by the compiler: brings no code. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly {
    readonly type: string;
    readonly value: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly imports: readonly Import[];
  lineOf(offset: number): number;
}

const cache = new Map<string, { readonly mark: string; readonly source: Source }>();

/**
 * Reads and parses a source; parsed once for all gates.
 * @throws {Error} when it is not TypeScript
 */
export function read(root: string, path: string): Source {
  const file = join(root, path);
  const { mtimeMs, size } = statSync(file);
  const mark = `${mtimeMs}:${size}`;
  const known = cache.get(file);
  if (known?.mark === mark) return known.source;
  const text = readFileSync(file, "utf8");
  const parsed = parseSync(path, text, { lang: "ts" });
  const [error] = parsed.errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const lineOf = (offset: number): number => {
    let line = 1;
    for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
    return line;
  };
  const program = parsed.program as unknown as Node;
  const source = { path, text, program, comments: parsed.comments, imports: importsOf(program, lineOf), lineOf };
  cache.set(file, { mark, source });
  return source;
}

/** Calls `visit` for each node of the tree, parents first. */
export function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => void): void {
  const parents: Node[] = [];
  const step = (at: Node): void => {
    visit(at, parents);
    parents.push(at);
    for (const key in at) {
      const value = at[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) step(item);
      } else if (isNode(value)) step(value);
    }
    parents.pop();
  };
  step(node);
}

/** Whether a field of a node is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

function importsOf(program: Node, lineOf: (offset: number) => number): readonly Import[] {
  const found: Import[] = [];
  walk(program, node => {
    const from = node["source"];
    if (!isNode(from) || typeof from["value"] !== "string") return;
    const specifiers = (node["specifiers"] ?? []) as readonly Node[];
    const kind = node["importKind"] ?? node["exportKind"];
    const each = specifiers.map(one => one["importKind"] ?? one["exportKind"]);
    // `import { type A } from` keeps its side effects, but no name and so no cycle of values.
    const typeOnly = kind === "type" || (each.length > 0 && each.every(one => one === "type"));
    found.push({ specifier: from["value"], typeOnly, line: lineOf(node.start) });
  });
  return found;
}

/** Where a package's public entries lie, as paths from the root: every `.ts` that its `exports` names. */
export function entries(of: Unit): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (value.endsWith(".ts")) found.add(`${of.folder}/${value.replace(/^\.\//, "")}`);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
  };
  visit(of.exports);
  return [...found];
}

/** Path from the root that a relative import names. */
export function resolveRelative(from: string, specifier: string): string {
  return join(dirname(from), specifier).split(sep).join("/");
}

/** The unit and sub-path that `@waystone/x/y` names. */
export function resolvePackage(
  all: readonly Unit[],
  specifier: string,
): { readonly unit: Unit; readonly path: string | undefined } | undefined {
  const [scope, name, ...rest] = specifier.split("/");
  const found = all.find(one => one.name === `${scope}/${name}`);
  if (!found) return undefined;
  const target = found.exports[rest.length > 0 ? `./${rest.join("/")}` : "."];
  const file = typeof target === "string" ? target : (target as { default?: string } | undefined)?.default;
  return { unit: found, path: file ? `${found.folder}/${file.replace(/^\.\//, "")}` : undefined };
}
