/** Checks all vectors: `npm run test:vectors`. The last line is `N passed, M failed, K skipped`. */
import { VECTOR_FILES } from "./runner/catalog.ts";
import { vectorNames, vectorsFolder } from "./runner/files.ts";
import { type FileResult, runFile } from "./runner/run-file.ts";

const SHOWN_CASES = 5;
const SHOWN_MISMATCHES = 4;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(result: FileResult): void {
  const counts = `${String(result.passed).padStart(6)} passed ${String(result.failures.length).padStart(5)} failed`;
  if (result.reason !== undefined)
    print(`  ${result.name.padEnd(18)} ${String(result.skipped).padStart(6)} skipped: ${result.reason}`);
  else print(`  ${result.name.padEnd(18)} ${counts} ${result.milliseconds.toFixed(0).padStart(6)} ms`);
  for (const { line, mismatches } of result.failures.slice(0, SHOWN_CASES))
    for (const mismatch of mismatches.slice(0, SHOWN_MISMATCHES)) print(`    ${result.path}:${line} ${mismatch}`);
  const more = result.failures.length - SHOWN_CASES;
  if (more > 0) print(`    … and ${more} more cases`);
}

const folder = vectorsFolder(process.env);
const isOwn = folder === vectorsFolder({});
let [passed, failed, skipped] = [0, 0, 0];

function fail(reason: string): void {
  failed += 1;
  print(`  ${reason}`);
}

try {
  print(`Vectors of ${folder}`);
  const present = vectorNames(folder);
  const absent = VECTOR_FILES.filter(name => !present.includes(name));
  if (present.length === 0) fail("there is no vector file");
  // Another folder may hold fewer files; it is said, since a file that is not there passes nothing.
  for (const name of absent)
    if (isOwn) fail(`${name.padEnd(18)} is missing`);
    else print(`  ${name.padEnd(18)} is not in this folder`);
  for (const name of present) {
    try {
      const result = await runFile(folder, name);
      report(result);
      passed += result.passed;
      failed += result.failures.length;
      skipped += result.skipped;
    } catch (error) {
      fail(`${name.padEnd(18)} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

print(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
