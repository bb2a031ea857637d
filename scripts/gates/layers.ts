// The layer table of ARCHITECTURE.md, from the import lines.
import type { Gate, Violation } from "./lib/gate.ts";
import {
  isTest,
  read,
  resolvePackage,
  resolveRelative,
  rootDependencies,
  sources,
  type Unit,
  units,
} from "./lib/tree.ts";

const LAYER_0 = ["scale", "crypto", "kernel"];

/** Who may import whom; `*` stands for every unit of a group, `type:` for `import type` only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  scale: [],
  crypto: [],
  kernel: [],
  primitives: LAYER_0,
  state: LAYER_0,
  engine: LAYER_0,
  frame: [...LAYER_0, "primitives", "state"],
  "pallets/*": [...LAYER_0, "primitives", "frame"],
  runtime: [...LAYER_0, "primitives", "state", "frame", "pallets/*"],
  node: [...LAYER_0, "primitives", "state", "engine", "frame", "pallets/*", "runtime"],
  sdk: [...LAYER_0, "primitives", "type:runtime"],
  incentives: [...LAYER_0, "primitives", "frame", "runtime", "sdk"],
  "subnets/*": ["sdk", "primitives"],
  "apps/gateway": ["sdk", "primitives", "subnets/*"],
  "apps/explorer": ["sdk", "primitives", "subnets/*"],
  "apps/cli": [
    ...LAYER_0,
    "primitives",
    "engine",
    "runtime",
    "node",
    "sdk",
    "subnets/*",
    "apps/gateway",
    "apps/explorer",
  ],
};

/** Imported by nobody, free to import anything. */
const OUTSIDE = new Set(["conformance", "bench", "scripts"]);

/** Libraries that only packages/crypto may touch. */
const CRYPTO_LIBRARIES = /^(@noble\/|@scure\/|hash-wasm$|xxhash-wasm$|@polkadot-labs\/|mlkem$|secp256k1$)/;

function fits(pattern: string, id: string): boolean {
  return pattern.endsWith("/*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id;
}

function allowance(of: Unit): readonly string[] | undefined {
  return MAY_IMPORT[of.id] ?? Object.entries(MAY_IMPORT).find(([pattern]) => fits(pattern, of.id))?.[1];
}

function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function judge(from: Unit, to: Unit, typeOnly: boolean): string | undefined {
  if (from.id === to.id) return `imports itself by name; import from the defining file`;
  if (OUTSIDE.has(to.id)) return `imports ${to.id}, which nobody imports`;
  if (OUTSIDE.has(from.id)) return undefined;
  const allowed = allowance(from);
  if (!allowed) return `${from.folder} has no row in the layer table`;
  if (allowed.some(pattern => fits(pattern, to.id))) return undefined;
  if (allowed.some(pattern => pattern.startsWith("type:") && fits(pattern.slice(5), to.id))) {
    return typeOnly ? undefined : `${from.id} may only \`import type\` from ${to.id}`;
  }
  return `${from.id} may not import ${to.id}; allowed: ${allowed.join(", ") || "nothing of ours"}`;
}

function checkFile(
  root: string,
  all: readonly Unit[],
  from: Unit,
  path: string,
  shared: ReadonlySet<string>,
): Violation[] {
  const found: Violation[] = [];
  const test = isTest(path) || OUTSIDE.has(from.id);
  for (const { specifier, typeOnly, line } of read(root, path).imports) {
    const report = (message: string): void => void found.push({ path, line, message });
    if (specifier.startsWith(".")) {
      const target = resolveRelative(path, specifier);
      if (!target.startsWith(`${from.folder}/`) && !OUTSIDE.has(from.id)) {
        report(`reaches out of its package to ${target}; import the other package by its name`);
      }
      continue;
    }
    if (specifier.startsWith("node:")) continue;
    const name = packageName(specifier);
    const known = resolvePackage(all, specifier);
    // Tests may use what helps them: a test of a pallet runs on a real store. Shipped code keeps to the table.
    const wrong = known && !test ? judge(from, known.unit, typeOnly) : undefined;
    if (wrong) report(wrong);
    if (!known && CRYPTO_LIBRARIES.test(name) && from.id !== "crypto" && !test) {
      report(`imports ${name}; only packages/crypto imports crypto libraries`);
    }
    if (!from.dependencies.has(name) && !(test && shared.has(name)) && !(test && known) && name !== from.name) {
      report(`imports ${name}, which ${from.folder}/package.json does not list`);
    }
  }
  return found;
}

export const gate: Gate = {
  name: "layers",
  rule: "Packages import downwards only, as the layer table says, and list what they import.",
  check(root) {
    const all = units(root);
    const shared = rootDependencies(root);
    return all.flatMap(from => sources(root, from).flatMap(path => checkFile(root, all, from, path, shared)));
  },
  planted: [
    {
      files: {
        "packages/scale/package.json":
          '{"name":"@waystone/scale","exports":{".":"./index.ts"},"dependencies":{"@waystone/state":"0.1.0"}}',
        "packages/state/package.json": '{"name":"@waystone/state","exports":{".":"./index.ts"}}',
        "packages/scale/index.ts": 'import { x } from "@waystone/state";\nexport const y = x;\n',
      },
      expect: "scale may not import state",
    },
    {
      files: {
        "packages/sdk/package.json": '{"name":"@waystone/sdk","dependencies":{"@waystone/runtime":"0.1.0"}}',
        "packages/runtime/package.json": '{"name":"@waystone/runtime","exports":{".":"./index.ts"}}',
        "packages/sdk/index.ts": 'import { runtime } from "@waystone/runtime";\nexport const y = runtime;\n',
      },
      expect: "may only `import type` from runtime",
    },
    {
      files: {
        "packages/incentives/package.json": '{"name":"@waystone/incentives","exports":{".":"./index.ts"}}',
        "subnets/a/package.json": '{"name":"@waystone/subnet-a","devDependencies":{"@waystone/incentives":"0.1.0"}}',
        "subnets/a/index.ts": 'import { play } from "@waystone/incentives";\nexport const y = play;\n',
      },
      expect: "subnets/a may not import incentives",
    },
    {
      files: {
        "pallets/a/package.json": '{"name":"@waystone/pallet-a"}',
        "pallets/a/index.ts": 'import type { B } from "../b/index.ts";\nexport type A = B;\n',
      },
      expect: "reaches out of its package",
    },
    {
      files: {
        "pallets/a/package.json": '{"name":"@waystone/pallet-a","dependencies":{"@waystone/pallet-b":"0.1.0"}}',
        "pallets/b/package.json": '{"name":"@waystone/pallet-b","exports":{".":"./index.ts"}}',
        "pallets/a/index.ts": 'import type { B } from "@waystone/pallet-b";\nexport type A = B;\n',
      },
      expect: "pallets/a may not import pallets/b",
    },
    {
      files: {
        "packages/node/package.json": '{"name":"@waystone/node","dependencies":{"@noble/hashes":"1.0.0"}}',
        "packages/node/index.ts": 'import { blake2b } from "@noble/hashes/blake2.js";\nexport const y = blake2b;\n',
      },
      expect: "only packages/crypto imports crypto libraries",
    },
    {
      files: {
        "packages/node/package.json": '{"name":"@waystone/node"}',
        "packages/node/index.ts": 'import left from "left-pad";\nexport const y = left;\n',
      },
      expect: "does not list",
    },
  ],
};
