import {
  cpSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openLmdb } from "@waystone/state/lmdb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningNode } from "../node.ts";
import { manualNode, signTransfer } from "../test/manual-node.ts";
import { verifyChain } from "../verify.ts";
import { exportBlocks, exportState } from "./export.ts";
import { type ImportedBlocks, importChain } from "./import.ts";
import { repairData } from "./repair.ts";
import { encodePair, STATE_END } from "./state-stream.ts";

const base = mkdtempSync(join(tmpdir(), "waystone-transfer-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let folders = 0;
const folder = (): string => join(base, String(folders++));

const start = (basePath: string): Promise<RunningNode> => manualNode({ basePath });

const BLOCKS = 40;
const original = folder();
const file = join(base, "blocks");
const hashes: string[] = [];

beforeAll(async () => {
  const node = await start(original);
  node.engine.produceBlock();
  for (let nonce = 0; nonce < BLOCKS - 1; nonce++) {
    node.backend.submit(signTransfer(node, nonce, 1_000_000n));
    node.engine.produceBlock();
  }
  for (let block = 0; block <= BLOCKS; block++) hashes.push(node.backend.hashOf(block) ?? "");
  await node.stop();
  const out = createWriteStream(file);
  const done = await exportBlocks(join(original, "db"), out);
  await new Promise<void>(resolve => out.end(() => resolve()));
  expect(done).toEqual({ blocks: BLOCKS, bytes: statSync(file).size });
});

async function blocksOf(imported: ReturnType<typeof importChain>): Promise<ImportedBlocks> {
  const done = await imported;
  if (done.type !== "blocks") throw new Error("these are no blocks");
  return done;
}

test("blocks that were written are executed elsewhere, once, and a node goes on from them", async () => {
  const copy = folder();
  const first = await importChain(createReadStream(file), copy);
  expect(first).toMatchObject({ blocks: BLOCKS, known: 0, height: BLOCKS, hash: hashes.at(-1), cut: false });
  expect(await importChain(createReadStream(file), copy)).toMatchObject({ blocks: 0, known: BLOCKS });
  expect(verifyChain(join(copy, "db"))).toMatchObject({ blocks: BLOCKS });
  const node = await start(copy);
  node.engine.produceBlock();
  expect(node.backend.head().header).toMatchObject({ number: BLOCKS + 1, parentHash: hashes.at(-1) });
  await node.stop();
});

test("what is no export, what was changed and what was cut short is told, and the blocks before it are kept", async () => {
  const bytes = readFileSync(file);
  const importing = async (changed: Uint8Array, to = folder()) => blocksOf(importChain(Readable.from([changed]), to));
  await expect(importing(Buffer.from("hello"))).rejects.toThrow(/no export of a chain/);
  await expect(importing(Buffer.from('{"format":"waystone-blocks","version":2}\n'))).rejects.toThrow(/"version"/);
  const line = bytes.indexOf("\n");
  const head = bytes.toString("utf8", 0, line);
  const foreign = head.replace(/"genesisHash":"0x../, '"genesisHash":"0xff');
  await expect(importing(Buffer.concat([Buffer.from(foreign), bytes.subarray(line)]))).rejects.toMatchObject({
    code: "foreign-chain",
  });
  await expect(importing(Buffer.concat([bytes.subarray(0, line + 1), Buffer.alloc(4, 0xff)]))).rejects.toThrow(/most/);
  const spoilt = Buffer.from(bytes);
  const at = Math.floor(bytes.length / 2);
  spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
  const to = folder();
  await expect(importing(spoilt, to)).rejects.toThrow(/block \d+/);
  const rest = await blocksOf(importChain(createReadStream(file), to));
  expect(rest.known).toBeGreaterThan(10);
  expect(rest.hash).toBe(hashes.at(-1));
  const cut = await importing(bytes.subarray(0, at));
  expect(cut.cut).toBe(true);
  expect(cut.hash).toBe(hashes[cut.height]);
  const other = folder();
  const node = await start(other);
  for (let block = 0; block < 3; block++) node.engine.produceBlock();
  await node.stop();
  await expect(importing(bytes, other)).rejects.toThrow(/another history/);
});

test("a range in which there is nothing is refused, and so is a chain with a hole", async () => {
  const out = createWriteStream("/dev/null");
  const path = join(original, "db");
  await expect(exportBlocks(path, out, { from: BLOCKS + 1 })).rejects.toThrow(`the newest one is ${BLOCKS}`);
  await expect(exportBlocks(path, out, { from: 9, to: 3 })).rejects.toMatchObject({ code: "bad-arguments" });
  await expect(exportBlocks(path, out, { to: 0 })).rejects.toMatchObject({ code: "bad-arguments" });
  const copy = damagedCopy(() => undefined);
  const database = openLmdb({ path: join(copy, "db") });
  const key = new Uint8Array(4);
  new DataView(key.buffer).setUint32(0, 20);
  database.commit([{ table: "blocks", key, value: undefined }]);
  database.close();
  await expect(exportBlocks(join(copy, "db"), out)).rejects.toThrow(`block 20 of ${BLOCKS} is missing`);
  expect(() => verifyChain(join(copy, "db"))).toThrow(`block 20 of ${BLOCKS} is missing`);
  expect(await repairData(copy)).toMatchObject({ height: 19, stopped: expect.stringContaining("block 20") });
});

describe("the state after a block", () => {
  const AT = 25;
  const ofState = join(base, "state");

  beforeAll(async () => {
    const out = createWriteStream(ofState);
    const done = await exportState(join(original, "db"), out, { at: AT });
    await new Promise<void>(resolve => out.end(() => resolve()));
    expect(done).toMatchObject({ block: AT, hash: hashes[AT], bytes: statSync(ofState).size });
  });

  test("is what a chain elsewhere begins with; blocks after it follow, and a node goes on", async () => {
    const copy = folder();
    const imported = await importChain(createReadStream(ofState), copy, { hash: hashes[AT] ?? "" });
    expect(imported).toMatchObject({ type: "state", height: AT, hash: hashes[AT] });
    expect(await importChain(createReadStream(file), copy)).toMatchObject({
      blocks: BLOCKS - AT,
      known: 1,
      before: AT - 1,
      hash: hashes.at(-1),
    });
    expect(verifyChain(join(copy, "db"))).toMatchObject({ blocks: BLOCKS - AT });
    const node = await start(copy);
    node.engine.produceBlock();
    const { backend } = node;
    expect(backend.head().header).toMatchObject({ number: BLOCKS + 1, parentHash: hashes.at(-1) });
    expect([0, 1, AT - 1, AT].map(block => backend.hashOf(block))).toEqual([
      hashes[0],
      undefined,
      undefined,
      hashes[AT],
    ]);
    await node.stop();
    const rest = join(base, "rest");
    const out = createWriteStream(rest);
    expect(await exportBlocks(join(copy, "db"), out)).toMatchObject({ blocks: BLOCKS + 1 - AT });
    await expect(exportBlocks(join(copy, "db"), out, { from: AT })).rejects.toThrow(`the first one is ${AT + 1}`);
    out.end();
    const gap = join(base, "gap");
    const late = createWriteStream(gap);
    await exportBlocks(join(original, "db"), late, { from: AT });
    await new Promise<void>(resolve => late.end(() => resolve()));
    await expect(importChain(createReadStream(gap), folder())).rejects.toThrow(`import blocks 1 to ${AT - 1} first`);
    await expect(repairData(copy)).rejects.toThrow(`began with the state of block ${AT}`);
    expect(verifyChain(join(copy, "db"))).toMatchObject({ blocks: BLOCKS + 1 - AT });
  });

  test("is refused where it is not that, and where a chain is", async () => {
    const bytes = readFileSync(ofState);
    const importing = (changed: Uint8Array, to = folder()) => importChain(Readable.from([changed]), to);
    await expect(importing(bytes.subarray(0, bytes.length - 1))).rejects.toThrow(/cut short/);
    await expect(importing(bytes.subarray(0, bytes.indexOf("\n") + 9))).rejects.toThrow(/cut short/);
    const spoilt = Buffer.from(bytes);
    spoilt[bytes.length - 10] = (spoilt[bytes.length - 10] ?? 0) ^ 1;
    await expect(importing(spoilt)).rejects.toThrow(`block ${AT}: the state in the file has root`);
    await expect(importChain(createReadStream(ofState), folder(), { hash: hashes[1] ?? "" })).rejects.toThrow(
      `${hashes[1]} was asked for`,
    );
    await expect(importChain(createReadStream(ofState), folder(), { preset: "mainnet" })).rejects.toThrow(
      "give --preset local",
    );
    await expect(importing(Buffer.concat([bytes, Buffer.from([0])]))).rejects.toThrow("more after its end");
    const renumbered = Buffer.from(bytes);
    // Behind the first line, the length and the parent's hash stands the number, as a compact.
    const at = bytes.indexOf("\n") + 1 + 4 + 32;
    renumbered[at] = 0;
    await expect(importing(renumbered)).rejects.toThrow("this chain begins with");
    renumbered[at] = (AT + 1) << 2;
    await expect(importing(renumbered)).rejects.toThrow(`the state in the file is that of block ${AT}`);
    const unsorted = [bytes.subarray(0, bytes.length - 4), encodePair(Uint8Array.of(1), Uint8Array.of(1)), STATE_END];
    await expect(importing(Buffer.concat(unsorted))).rejects.toThrow("its keys are not in order");
    await expect(
      importing(
        bytes,
        damagedCopy(() => undefined),
      ),
    ).rejects.toMatchObject({ code: "bad-base-path" });
    const long = Buffer.concat([bytes.subarray(0, bytes.length - 4), Buffer.from([0, 0, 4, 0])]);
    await expect(importing(long)).rejects.toThrow(/a key in it says it has 1024 bytes/);
    await expect(
      exportState(join(original, "db"), createWriteStream("/dev/null"), { at: BLOCKS + 1 }),
    ).rejects.toThrow();
  });
});

/** Whatever was saved is the beginning of the chain, verifies, and a node goes on from it. */
async function checkRepaired(path: string): Promise<number> {
  const repaired = await repairData(path);
  expect(repaired.hash).toBe(hashes[repaired.height]);
  expect(existsSync(repaired.damaged)).toBe(true);
  expect(readdirSync(path)).not.toContain("repair");
  expect(verifyChain(join(path, "db")).blocks).toBe(repaired.height);
  const node = await start(path);
  node.engine.produceBlock();
  expect(node.backend.head().header.number).toBe(repaired.height + 1);
  await node.stop();
  return repaired.height;
}

function damagedCopy(how: (data: string) => void): string {
  const path = folder();
  cpSync(join(original, "db"), join(path, "db"), { recursive: true });
  how(join(path, "db", "data.mdb"));
  return path;
}

test("a whole database is made anew as it was", async () => {
  expect(await checkRepaired(damagedCopy(() => undefined))).toBe(BLOCKS);
});

test("of a file that is cut short the blocks that are left are saved, or it is said that nothing is", async () => {
  const size = statSync(join(original, "db", "data.mdb")).size;
  const saved: number[] = [];
  for (const part of [0.999, 0.9, 0.6, 0.3]) {
    const path = damagedCopy(data => truncateSync(data, Math.floor(size * part)));
    try {
      saved.push(await checkRepaired(path));
    } catch (error) {
      expect(error).toMatchObject({
        code: "damaged",
        message: expect.stringMatching(/nothing can be saved: the file has \d+ of its \d+ bytes.*import/),
      });
      expect(existsSync(join(path, "db", "data.mdb"))).toBe(true);
    }
  }
  expect(saved[0]).toBeGreaterThan(0);
}, 60_000);

test("a file in which bytes were changed is made anew up to the last whole block", async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const path = damagedCopy(data => {
      const bytes = readFileSync(data);
      for (let flip = 0; flip < 3; flip++) {
        const at = 8192 + (((seed * 7919 + flip * 104_729) * 31) % (bytes.length - 8192));
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (seed % 8));
      }
      writeFileSync(data, bytes);
    });
    try {
      await checkRepaired(path);
    } catch (error) {
      expect(error).toMatchObject({ code: "damaged" });
    }
  }
}, 60_000);

test("where a node runs, or nothing is, repair says so", async () => {
  await expect(repairData(folder())).rejects.toMatchObject({ code: "bad-base-path" });
  const path = folder();
  const node = await start(path);
  await expect(repairData(path)).rejects.toThrow(/in use|another process|process/);
  await node.stop();
});
