// Clients cache metadata by (genesis, specVersion): a change without a new number makes them decode wrongly.
// `node scripts/gates/metadata-hash.ts` tells the hash; `--write` records it under the current specVersion.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Gate } from "./lib/gate.ts";

const LOCK = "conformance/metadata.lock.json";
const RUNTIME = "packages/runtime/index.ts";

interface Lock {
  readonly specVersion: number;
  readonly hash: string;
}

/** What the gate needs of the runtime package. */
interface RuntimeModule {
  readonly VERSION: { readonly specVersion: number };
  composeRuntime(parameters: { readonly blockTimeMs: bigint }): { metadata(format: number): Uint8Array | undefined };
}

async function current(root: string): Promise<Lock> {
  const runtime = (await import(pathToFileURL(join(root, RUNTIME)).href)) as RuntimeModule;
  // The block time is a constant in the metadata; it differs between chains, so one is chosen for the comparison.
  const composed = runtime.composeRuntime({ blockTimeMs: 12_000n });
  const hash = createHash("sha256");
  for (const format of [14, 15]) hash.update(composed.metadata(format) ?? new Uint8Array());
  return { specVersion: runtime.VERSION.specVersion, hash: hash.digest("hex") };
}

function recorded(root: string): Lock | undefined {
  const file = join(root, LOCK);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Lock) : undefined;
}

const planted = (specVersion: number, hash: string): Record<string, string> => ({
  [LOCK]: JSON.stringify({ specVersion: 425, hash }),
  "package.json": '{"type":"module"}',
  [RUNTIME]: `export const VERSION = { specVersion: ${specVersion} };
export const composeRuntime = () => ({ metadata: (format: number): Uint8Array => Uint8Array.of(format) });\n`,
});

export const gate: Gate = {
  name: "metadata-hash",
  rule: "The metadata of a specVersion never changes.",
  async check(root) {
    if (!existsSync(join(root, RUNTIME))) return [];
    const [before, now] = [recorded(root), await current(root)];
    const record = "node scripts/gates/metadata-hash.ts --write";
    if (!before) return [{ path: LOCK, message: `is missing; record it: ${record}` }];
    if (before.specVersion === now.specVersion && before.hash !== now.hash) {
      return [
        {
          path: LOCK,
          message: `the metadata changed under specVersion ${now.specVersion}; raise it in packages/runtime/version.ts, then ${record}`,
        },
      ];
    }
    if (before.specVersion > now.specVersion)
      return [{ path: LOCK, message: `specVersion went back from ${before.specVersion} to ${now.specVersion}` }];
    if (before.specVersion < now.specVersion)
      return [{ path: LOCK, message: `specVersion is now ${now.specVersion}; record it: ${record}` }];
    return [];
  },
  planted: [
    { files: planted(425, "00"), expect: "changed under specVersion 425" },
    { files: planted(424, "00"), expect: "went back" },
    { files: planted(426, "00"), expect: "record it" },
  ],
};

if (import.meta.main) {
  const root = join(import.meta.dirname, "..", "..");
  const now = await current(root);
  if (process.argv.includes("--write")) writeFileSync(join(root, LOCK), `${JSON.stringify(now, undefined, 2)}\n`);
  console.log(`specVersion ${now.specVersion}, metadata ${now.hash}`);
  const violations = await gate.check(root);
  for (const { path, message } of violations) console.log(`${path}: ${message}`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
