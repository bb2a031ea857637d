import { once } from "node:events";
import { toHex } from "@waystone/scale";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { RunningNode } from "../node.ts";
import { Client } from "../rpc/test/client.ts";
import { manualNode } from "../test/manual-node.ts";

const running: RunningNode[] = [];
afterEach(async () => {
  for (const node of running.splice(0)) await node.stop();
});

async function start(): Promise<{ node: RunningNode; client: Client }> {
  const node = await manualNode();
  running.push(node);
  const client = new Client(new WebSocket(node.rpcUrls[0] ?? ""));
  await once(client.socket, "open");
  return { node, client };
}

test("long reads see the newest block, however soon they come after it", async () => {
  const { node, client } = await start();
  for (let number = 1; number <= 30; number++) {
    node.engine.produceBlock();
    const { hash } = node.backend.head();
    const [call, again] = await Promise.all([
      client.call("state_call", "SubnetInfoRuntimeApi_get_all_dynamic_info", "0x"),
      client.call("state_call", "SubnetInfoRuntimeApi_get_all_dynamic_info", "0x", hash),
    ]);
    const expected = toHex(
      node.backend.runtimeCall(hash, "SubnetInfoRuntimeApi_get_all_dynamic_info", new Uint8Array(0)),
    );
    expect(call).toBe(expected);
    expect(again).toBe(expected);
  }
  const keys = await client.call("state_getKeys", "0x");
  expect(keys).toEqual(
    node.backend
      .state(node.backend.head().hash)
      .keysPaged(new Uint8Array(0), 100_000)
      .map(key => toHex(key)),
  );
});

test("what is wrong is told as it is without another process, and in batches", async () => {
  const { client } = await start();
  const nowhere = `0x${"11".repeat(32)}`;
  expect(await client.failure("state_getKeys", "0xzz")).toMatchObject({ code: -32602 });
  expect(await client.failure("state_getKeys", "0x", nowhere)).toMatchObject({
    code: 4003,
    message: expect.stringContaining("UnknownBlock"),
  });
  expect(await client.failure("state_call", "SubnetInfoRuntimeApi_nothing", "0x")).toMatchObject({ code: 4003 });
  expect(await client.failure("state_call", "SubnetInfoRuntimeApi_get_metagraph", "0x")).toMatchObject({ code: 4003 });
  const calls = ["state_getKeys", "system_chain", "state_getReadProof", "state_getKeys"].map((method, id) => ({
    jsonrpc: "2.0",
    id,
    method,
    params: method === "state_getReadProof" ? [["0x00"]] : method === "state_getKeys" ? ["0x26aa"] : [],
  }));
  const answers = await client.batch(calls);
  expect(answers.map(({ id, error }) => [id, error])).toEqual([0, 1, 2, 3].map(id => [id, undefined]));
});

test("calls on pinned blocks are done there too, and what goes wrong in them is an event", async () => {
  const { node, client } = await start();
  node.engine.produceBlock();
  const { hash } = node.backend.head();
  const follow = await client.call("chainHead_v1_follow", true);
  for (let event = 0; event < 2; event++) await client.next(follow);
  const call = async (name: string, args: string) => {
    const started = (await client.call("chainHead_v1_call", follow, hash, name, args)) as { operationId: string };
    return [started.operationId, await client.next(follow)] as const;
  };
  const [id, done] = await call("SubnetInfoRuntimeApi_get_all_dynamic_info", "0x");
  const output = toHex(node.backend.runtimeCall(hash, "SubnetInfoRuntimeApi_get_all_dynamic_info", new Uint8Array(0)));
  expect(done).toEqual({ event: "operationCallDone", operationId: id, output });
  const [bad, failed] = await call("SubnetInfoRuntimeApi_nothing", "0x");
  expect(failed).toMatchObject({
    event: "operationError",
    operationId: bad,
    error: expect.stringContaining("nothing"),
  });
});

test("blocks are made while a read goes on", async () => {
  const { node, client } = await start();
  let answered = false;
  const read = client.call("state_getKeys", "0x").then(() => {
    answered = true;
  });
  let blocks = 0;
  while (!answered) {
    await new Promise(resolve => setImmediate(resolve));
    node.engine.produceBlock();
    blocks++;
  }
  await read;
  expect(blocks).toBeGreaterThan(1);
});
