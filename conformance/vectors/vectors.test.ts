import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { PENDING, VECTOR_FILES } from "./runner/catalog.ts";
import { inOrder, perCase } from "./runner/check.ts";
import { VectorError } from "./runner/errors.ts";
import { vectorLines, vectorNames, vectorPath, vectorsFolder } from "./runner/files.ts";
import { checkLine, findCheck, runFile } from "./runner/run-file.ts";

// `npm run test:vectors` takes every case.
const SAMPLE = 120;
const own = vectorsFolder({});

describe("the repository's vectors", () => {
  test("are all there", () => expect(vectorNames(own)).toEqual([...VECTOR_FILES].sort()));

  test.each(VECTOR_FILES)("%s: a sample passes, or the catalog says what it waits for", async name => {
    const { failures, passed, reason } = await runFile(own, name, SAMPLE);
    expect(failures).toEqual([]);
    expect(reason !== undefined || passed > 0).toBe(true);
  });

  test("no checker is left among the pending ones", async () => {
    for (const name of PENDING.keys()) expect(await findCheck(name), name).toBeUndefined();
  });
});

describe("the runner can fail", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  async function folderWith(file: string, content: string | Uint8Array): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), "vectors-"));
    folders.push(folder);
    await mkdir(join(folder, "runtime"));
    writeFileSync(join(folder, "runtime", file), content);
    return folder;
  }

  const good = '{"t":"I32F32","fn":"exp","a":"0","r":"4294967296"}';

  test.each([
    ["a wrong result", '{"t":"I32F32","fn":"exp","a":"0","r":"4294967297"}', "r: computed 4294967296"],
    ["an unknown function", '{"t":"I32F32","fn":"sin","a":"0","r":"0"}', "fn is sin"],
    ["an unknown type", '{"t":"I8F8","fn":"exp","a":"0","r":"256"}', "t is I8F8"],
    ["a missing field", '{"t":"I32F32","fn":"exp","a":"0"}', "field r is missing"],
    ["a value out of range", '{"t":"I32F32","fn":"exp","a":"9223372036854775808","r":"0"}', "do not fit I32F32"],
    ["no JSON", "{", "not JSON"],
  ])("%s", async (_, bad, message) => {
    const folder = await folderWith("transcendental.jsonl", `${good}\n${bad}\n`);
    const result = await runFile(folder, "transcendental");
    expect(result.passed).toBe(1);
    expect(result.failures).toEqual([{ line: 2, mismatches: [expect.stringContaining(message)] }]);
  });

  test("none and a number differ, none and null do not", () => {
    const check = perCase((line, e) => e.equal("r", undefined, line.raw("r"))).open();
    expect(checkLine(check, '{"r":null}')).toEqual([]);
    expect(checkLine(check, '{"r":0}')).toHaveLength(1);
  });

  test("a file that nobody knows", async () => {
    const folder = await folderWith("mystery.jsonl", "{}\n");
    await expect(runFile(folder, "mystery")).rejects.toMatchObject({ code: "no-check" });
  });

  test("plain and compressed files are read alike", async () => {
    const folder = await folderWith("safe_math.jsonl.gz", gzipSync("a\nb\n"));
    expect(vectorNames(folder)).toEqual(["safe_math"]);
    expect(vectorLines(vectorPath(folder, "safe_math"))).toEqual(["a", "b"]);
    expect(() => vectorPath(folder, "swap")).toThrow(VectorError);
    expect(() => vectorNames(join(folder, "nowhere"))).toThrow(VectorError);
  });

  test("a checker in order keeps its state from case to case", () => {
    let opened = 0;
    const check = inOrder(() => {
      opened += 1;
      let block = 0n;
      return (line, e) => e.equal("block", ++block, line.raw("block"));
    }).open();
    expect(checkLine(check, '{"block":"1"}')).toEqual([]);
    expect(checkLine(check, '{"block":"2"}')).toEqual([]);
    expect(opened).toBe(1);
  });
});
