import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PENDING } from "./catalog.ts";
import type { Check, CheckCase, Expect } from "./check.ts";
import { VectorError } from "./errors.ts";
import { vectorLines, vectorPath } from "./files.ts";
import { Line } from "./line.ts";

/** One case that failed, with all its mismatches. */
export interface Failure {
  readonly line: number;
  readonly mismatches: readonly string[];
}

/** What came of one file. */
export interface FileResult {
  readonly name: string;
  readonly path: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: number;
  /** Why the file's cases were skipped. */
  readonly reason: string | undefined;
  readonly milliseconds: number;
}

/** The checker of a file, or `undefined` if there is none. @throws VectorError `no-check` if the module exports no check */
export async function findCheck(name: string): Promise<Check | undefined> {
  const path = join(import.meta.dirname, "..", "checks", `${name}.ts`);
  if (!existsSync(path)) return undefined;
  const module: unknown = await import(pathToFileURL(path).href);
  if (typeof module === "object" && module !== null && "check" in module && isCheck(module.check)) return module.check;
  throw new VectorError("no-check", `checks/${name}.ts exports no check; make one with perCase or inOrder`);
}

function isCheck(value: unknown): value is Check {
  return typeof value === "object" && value !== null && "open" in value && typeof value.open === "function";
}

class Recorder implements Expect {
  readonly mismatches: string[] = [];

  equal(field: string, computed: unknown, expected: unknown): void {
    const [got, want] = [show(computed), show(expected)];
    if (got !== want) this.mismatches.push(`${field}: computed ${excerpt(got)}, expected ${excerpt(want)}`);
  }
}

function show(value: unknown): string {
  return value === undefined ? "null" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function excerpt(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 160)}…`;
}

/** Mismatches of one case; what it throws is one. */
export function checkLine(checkCase: CheckCase, json: string): readonly string[] {
  const recorder = new Recorder();
  try {
    checkCase(Line.parse(json), recorder);
  } catch (error) {
    recorder.mismatches.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
  return recorder.mismatches;
}

/** At most `most` lines spread over all, or the first ones where cases build on each other. */
function sample(lines: readonly string[], check: Check, most: number): readonly [index: number, json: string][] {
  const all = lines.map((json, i) => [i, json] as const) as [number, string][];
  if (all.length <= most) return all;
  if (check.sequential) return all.slice(0, most);
  const step = all.length / most;
  return all.filter(([i]) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

/**
 * Checks a file's cases. A file without a checker is skipped only if the catalog says what it waits for.
 * @param most how many cases at most @throws VectorError `missing`, `no-check`
 */
export async function runFile(folder: string, name: string, most = Number.POSITIVE_INFINITY): Promise<FileResult> {
  const begun = performance.now();
  const path = vectorPath(folder, name);
  const lines = vectorLines(path);
  const check = await findCheck(name);
  if (check === undefined) {
    const reason = PENDING.get(name);
    if (reason === undefined)
      throw new VectorError("no-check", `${path} has no checker; add checks/${name}.ts or remove the file`);
    return { name, path, passed: 0, failures: [], skipped: lines.length, reason, milliseconds: 0 };
  }
  const failures: Failure[] = [];
  const checkCase = check.open();
  const cases = sample(lines, check, most);
  for (const [index, json] of cases) {
    const mismatches = checkLine(checkCase, json);
    if (mismatches.length > 0) failures.push({ line: index + 1, mismatches });
  }
  const passed = cases.length - failures.length;
  return { name, path, passed, failures, skipped: 0, reason: undefined, milliseconds: performance.now() - begun };
}
