import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFileAtomic } from "./atomic-write.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "waystone-atomic-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const failure = (code: string) => expect.objectContaining({ code });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("makes folders for the user alone and files of mode 0600, whatever the umask", () => {
  const before = process.umask(0);
  try {
    const path = join(folder, "a", "b", "key");
    writeFileAtomic(path, bytes("one"));
    expect(readFileSync(path, "utf8")).toBe("one");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, "a", "b"))).toEqual(["key"]);
  } finally {
    process.umask(before);
  }
});

test("overwrites nothing unless told to, and then an open file becomes a closed one", () => {
  const path = join(folder, "key");
  writeFileSync(path, "old", { mode: 0o644 });
  expect(() => writeFileAtomic(path, bytes("new"))).toThrow(failure("exists"));
  expect(readFileSync(path, "utf8")).toBe("old");
  writeFileAtomic(path, bytes("new"), { overwrite: true });
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["key"]);
});

test("what cannot be written leaves nothing behind", () => {
  mkdirSync(join(folder, "key"));
  expect(() => writeFileAtomic(join(folder, "key"), bytes("x"), { overwrite: true })).toThrow(failure("not-written"));
  writeFileSync(join(folder, "file"), "");
  expect(() => writeFileAtomic(join(folder, "file", "key"), bytes("x"))).toThrow(failure("not-written"));
  expect(readdirSync(folder).sort()).toEqual(["file", "key"]);
});

test("what a killed writer left is removed by the next one, and nothing else", () => {
  const abandoned = join(folder, ".key.0123456789ab.tmp");
  const others = [".key.ba9876543210.tmp", ".other.0123456789ab.tmp", "key.tmp"].map(name => join(folder, name));
  for (const path of [abandoned, ...others]) writeFileSync(path, "secret");
  for (const path of [abandoned, ...others.slice(1)]) utimesSync(path, new Date(0), new Date(0));
  writeFileAtomic(join(folder, "key"), bytes("x"));
  expect([abandoned, ...others].map(existsSync)).toEqual([false, true, true, true]);
});

/** Writes one of two contents over the other without end, until it is killed. */
const WRITER = `
import { writeFileAtomic } from ${JSON.stringify(join(import.meta.dirname, "atomic-write.ts"))};
const [path] = process.argv.slice(-1);
for (let i = 0; ; i++) {
  writeFileAtomic(path, new Uint8Array(200_000).fill(i % 2 === 0 ? 97 : 98), { overwrite: true });
  if (i === 0) process.stdout.write("begun");
}`;

const KILLS = Number(process.env["WAYSTONE_WALLET_KILLS"] ?? 20);

test(`a writer that is killed at ${KILLS} moments leaves a whole file each time`, async () => {
  const path = join(folder, "key");
  const found = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER, path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    await new Promise(resolve => setTimeout(resolve, Math.random() * 20));
    child.kill("SIGKILL");
    await once(child, "exit");
    const content = readFileSync(path, "latin1");
    expect(content).toMatch(/^(a{200000}|b{200000})$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    found.add(content.slice(0, 1));
  }
  expect([...found].sort()).toEqual(["a", "b"]);
}, 300_000);
