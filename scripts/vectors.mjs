// Checks the reference vectors: `npm run test:vectors`. WAYSTONE_VECTORS names another folder of the same files.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const node = `${root}node_modules/.bin/node`;
if (!existsSync(node)) {
  process.stderr.write("Dependencies are missing; run `npm install` first.\n");
  process.exit(1);
}
const run = spawnSync(node, [`${root}conformance/vectors/run.ts`], { stdio: "inherit" });
if (run.error !== undefined) process.stderr.write(`${run.error.message}\n`);
process.exit(run.status ?? 1);
