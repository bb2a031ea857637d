import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { MovableClock } from "@waystone/engine";
import { decodeExtrinsic, withLength } from "@waystone/frame";
import { ApplyExtrinsicResult } from "@waystone/primitives";
import { devAccount } from "@waystone/runtime";
import { fromHex, ScaleError, toHex } from "@waystone/scale";
import { afterEach, expect, it } from "vitest";
import type { TransactionStatus } from "./backend.ts";
import { removeData } from "./data-folder.ts";
import { createLogger } from "./logger.ts";
import type { NodeOptions, RunningNode } from "./node.ts";
import { manualNode, signTransfer } from "./test/manual-node.ts";
import { timeOf } from "./timestamp.ts";

const nodes: RunningNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.stop();
});

async function start(options: Partial<NodeOptions> = {}) {
  let log = "";
  const destination = new Writable({
    write(part: Buffer, _, done) {
      log += part.toString();
      done();
    },
  });
  const node = await manualNode({
    logger: createLogger({ format: "json", level: "info" }, destination),
    ...options,
  });
  nodes.push(node);
  return { node, log: () => log };
}

interface Reply {
  readonly result?: unknown;
  readonly error?: unknown;
}

async function reply(node: RunningNode, method: string, ...params: readonly unknown[]): Promise<Reply> {
  const [url] = node.rpcUrls;
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(url?.replace("ws", "http") ?? "", { method: "POST", body });
  return (await response.json()) as Reply;
}

async function call(node: RunningNode, method: string, ...params: readonly unknown[]): Promise<unknown> {
  return (await reply(node, method, ...params)).result;
}

it("makes a block at once of what arrives together, with slots of their own, and logs it", async () => {
  const { node, log } = await start({ blockTime: { type: "instant" } });
  node.engine.produceBlock();
  const heard: TransactionStatus["type"][][] = [];
  for (let nonce = 0; nonce < 3; nonce++) {
    const own: TransactionStatus["type"][] = [];
    heard.push(own);
    const taken = node.backend.submit(signTransfer(node, nonce, 1_000_000n), status => own.push(status.type));
    expect(taken.ok).toBe(true);
  }
  await expect.poll(() => node.backend.head().header.number).toBe(2);
  expect(heard).toEqual([0, 1, 2].map(() => ["ready", "inBlock", "finalized"]));
  expect(node.backend.block(node.backend.head().hash)?.extrinsics).toHaveLength(2 + 3);
  const first = timeOf(node.backend.state(node.backend.head().hash));
  await call(node, "author_submitExtrinsic", toHex(signTransfer(node, 3, 1_000_000n)));
  await expect.poll(() => node.backend.head().header.number).toBe(3);
  const second = timeOf(node.backend.state(node.backend.head().hash));
  expect((second ?? 0n) - (first ?? 0n)).toBeGreaterThanOrEqual(250n);
  for (const number of [1, 2, 3]) expect(log()).toContain(`Imported #${number}`);
});

it("makes blocks on request only, at times that can be moved", async () => {
  const clock = new MovableClock();
  const { node } = await start({ clock });
  node.engine.produceBlock();
  clock.advance(86_400_000);
  node.engine.produceBlock();
  const times = [1, 2].map(number => timeOf(node.backend.state(node.backend.hashOf(number) ?? "0x")) ?? 0n);
  expect(Number((times[1] ?? 0n) - (times[0] ?? 0n))).toBeGreaterThanOrEqual(86_400_000);
});

it("tells what a transaction would come to, and keeps nothing of it", async () => {
  const { node } = await start();
  node.engine.produceBlock();
  const { hash, header } = node.backend.head();
  const run = async (bytes: Uint8Array) =>
    ApplyExtrinsicResult.decode(fromHex((await call(node, "system_dryRun", toHex(bytes))) as string));
  expect(await run(signTransfer(node, 0, 1_000_000n))).toEqual({ type: "Ok", value: { type: "Ok", value: undefined } });
  expect(await run(signTransfer(node, 0, 10n ** 18n))).toMatchObject({ type: "Ok", value: { type: "Err" } });
  const sent = signTransfer(node, 0, 1_000_000n);
  node.backend.submit(sent);
  expect(await run(signTransfer(node, 1, 1n))).toMatchObject({ type: "Err", value: { type: "Invalid" } });
  node.engine.produceBlock();
  expect(await run(sent)).toMatchObject({ type: "Err", value: { type: "Invalid", value: { type: "Stale" } } });
  expect(ApplyExtrinsicResult.decode(node.backend.dryRun(hash, sent))).toMatchObject({ type: "Ok" });
  expect(ApplyExtrinsicResult.decode(node.backend.dryRun(hash, Uint8Array.of(1, 2)))).toMatchObject({ type: "Err" });
  expect(node.backend.state(hash).block).toBe(header.number);
  expect(node.backend.head().header.number).toBe(2);
});

it("has the transactions that waited again after it ended, or was cut off", async () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-pool-"));
  try {
    const { node } = await start({ basePath: folder });
    node.engine.produceBlock();
    const kept = [0, 1, 3].map(nonce => signTransfer(node, nonce, 1n));
    for (const one of kept) expect(node.backend.submit(one).ok).toBe(true);
    // As a crash would leave it.
    const copy = join(folder, "copy");
    cpSync(join(folder, "pool.journal"), join(copy, "pool.journal"));
    await nodes.pop()?.stop();
    const again = (await start({ basePath: folder })).node;
    expect(again.backend.pending()).toEqual(kept);
    again.engine.produceBlock();
    expect(again.backend.pending()).toEqual([kept[2]]);
    await nodes.pop()?.stop();
    cpSync(join(copy, "pool.journal"), join(folder, "pool.journal"));
    const third = await start({ basePath: folder });
    expect(third.node.backend.pending()).toEqual([kept[2]]);
    expect(third.log()).toContain('"taken":1,"dropped":2');
  } finally {
    for (const node of nodes.splice(0)) await node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

it("reads extrinsics of version 5: bare ones as those of 4, general ones as what nobody sent", async () => {
  const { node } = await start();
  node.engine.produceBlock();
  const { runtime } = node.chain;
  const [set] = node.backend.block(node.backend.head().hash)?.extrinsics ?? [];
  const inherent = decodeExtrinsic(runtime, set ?? new Uint8Array(0));
  const as = (...version: readonly number[]) => withLength(Uint8Array.of(...version, ...inherent.callBytes));
  const bare = decodeExtrinsic(runtime, as(5));
  expect(bare).toMatchObject({ signed: undefined, isGeneral: false, call: inherent.call });
  // The extensions of a signed one, which are immortal, of nonce 0, without tip and without a metadata hash.
  const { extraBytes } = decodeExtrinsic(runtime, signTransfer(node, 0, 1n));
  const general = as(0x45, 0, ...extraBytes);
  expect(decodeExtrinsic(runtime, general)).toMatchObject({ signed: undefined, isGeneral: true, call: inherent.call });
  expect(node.backend.submit(general)).toMatchObject({
    code: 1010,
    data: "The transaction extension did not authorize any origin",
  });
  expect(node.backend.submit(as(5))).toMatchObject({ ok: false });
  for (const wrong of [as(0x45, 1, ...extraBytes), as(0x85, ...extraBytes), as(6)])
    expect(() => decodeExtrinsic(runtime, wrong)).toThrow(ScaleError);
});

it("counts pending transactions in nonces", async () => {
  const { node } = await start();
  node.engine.produceBlock();
  const alice = devAccount("//Alice");
  expect(node.backend.nextIndex(alice)).toBe(0);
  node.backend.submit(signTransfer(node, 0, 1n));
  node.backend.submit(signTransfer(node, 1, 1n));
  node.backend.submit(signTransfer(node, 5, 1n));
  expect(node.backend.nextIndex(alice)).toBe(2);
  node.engine.produceBlock();
  expect(node.backend.nextIndex(alice)).toBe(2);
  expect(node.backend.pending()).toHaveLength(1);
});

it("goes on where it was, and removes temporary data when it ends", async () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-test-"));
  try {
    const first = await start({ basePath: folder });
    first.node.engine.produceBlock();
    const { hash } = first.node.backend.head();
    await nodes.pop()?.stop();
    const second = await start({ basePath: folder });
    expect(second.node.backend.head().hash).toBe(hash);
    second.node.engine.produceBlock();
    expect(second.node.backend.head().header.number).toBe(2);
    await nodes.pop()?.stop();
    expect(existsSync(folder)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("leaves nothing open when a port is taken", async () => {
  const { node } = await start();
  const port = Number(node.rpcUrls[0]?.split(":").at(-1));
  const folder = mkdtempSync(join(tmpdir(), "waystone-test-"));
  try {
    const attempt = start({ basePath: folder, rpcPorts: [0, port] });
    await expect(attempt).rejects.toMatchObject({ code: "port-taken" });
    // The folder is free: a node can be started in it.
    await start({ basePath: folder });
    await nodes.pop()?.stop();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("makes blocks when asked over RPC, the first with what is ready", async () => {
  const { node } = await start();
  expect(await call(node, "dev_newBlock")).toBe(node.chain.head.hash);
  expect(node.chain.head.header.number).toBe(1);
  await call(node, "author_submitExtrinsic", toHex(signTransfer(node, 0, 1_000_000_000n)));
  const hash = await call(node, "dev_newBlock", { count: 3 });
  expect(node.chain.head).toMatchObject({ hash, header: { number: 4 } });
  expect([2, 3].map(number => node.chain.blocks.byNumber(number)?.extrinsics.length)).toEqual([3, 2]);
  for (const count of [0, 101, 1.5])
    expect(await reply(node, "dev_newBlock", { count })).toMatchObject({ error: { code: -32602 } });
});

it("says which flag chooses another folder where one cannot be used", async () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-test-"));
  try {
    await start({ basePath: folder });
    await expect(start({ basePath: folder })).rejects.toThrow(/in use by process \d+; .*\(--base-path\)/);
    writeFileSync(join(folder, "file"), "x");
    await expect(start({ basePath: join(folder, "file") })).rejects.toThrow(/cannot be used for data: .*--base-path/);
  } finally {
    for (const node of nodes.splice(0)) await node.stop();
    rmSync(folder, { recursive: true });
  }
});

it("removes a data folder, but not under a node that works in it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-test-"));
  await start({ basePath: folder });
  expect(() => removeData(folder)).toThrow(/in use by process \d+; stop that process first/);
  for (const node of nodes.splice(0)) await node.stop();
  removeData(folder);
  expect(existsSync(folder)).toBe(false);
  mkdirSync(join(folder, "db"), { recursive: true });
  writeFileSync(join(folder, "db", "data.mdb"), "no database");
  removeData(folder);
  expect(existsSync(folder)).toBe(false);
});

it("tells supervisors when it fails to do what it is there for", async () => {
  let broken = true;
  const clock = { now: () => (broken ? Number.NaN : Date.now()) };
  const { node } = await start({ blockTime: { type: "instant" }, clock, onBlockFailed: () => undefined });
  const [url] = node.rpcUrls;
  const health = async () => {
    const response = await fetch(`${url?.replace("ws", "http")}/health`);
    return [response.status, await response.json()];
  };
  expect(await health()).toEqual([200, { status: "ok" }]);
  node.engine.notifyTransaction();
  await expect.poll(async () => (await health())[0]).toBe(503);
  expect((await health())[1]).toMatchObject({
    status: "failing",
    problem: expect.stringMatching(/the last block could not be made/),
  });
  broken = false;
  node.engine.notifyTransaction();
  await expect.poll(health).toEqual([200, { status: "ok" }]);
});
