import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { VectorError } from "./errors.ts";

/** The folder of the vectors: what `WAYSTONE_VECTORS` names, or the one of the repository. */
export function vectorsFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment["WAYSTONE_VECTORS"];
  return named === undefined || named === "" ? join(import.meta.dirname, "..") : named;
}

const SUFFIX = /\.jsonl(\.gz)?$/;

/** Names of the vector files in a folder's `runtime`, sorted. @throws VectorError `missing` */
export function vectorNames(folder: string): string[] {
  const runtime = join(folder, "runtime");
  if (!existsSync(runtime)) throw new VectorError("missing", `there is no folder ${runtime}`);
  const names = readdirSync(runtime).filter(file => SUFFIX.test(file));
  return [...new Set(names.map(file => file.replace(SUFFIX, "")))].sort();
}

/** Path of a vector file, plain or compressed. @throws VectorError `missing` */
export function vectorPath(folder: string, name: string): string {
  const plain = join(folder, "runtime", `${name}.jsonl`);
  const path = [plain, `${plain}.gz`].find(existsSync);
  if (path === undefined) throw new VectorError("missing", `there is neither ${plain} nor ${plain}.gz`);
  return path;
}

/** The lines of a vector file, without the empty one at its end. @throws VectorError `missing` */
export function vectorLines(path: string): string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").filter(line => line.trim() !== "");
}
