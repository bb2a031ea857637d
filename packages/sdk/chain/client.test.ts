import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { composeRuntime, presetByName } from "@waystone/runtime";
import { bytes as byteVec, option, toHex } from "@waystone/scale";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { Client } from "./client.ts";

/** The metadata of a runtime with fast epochs or slow ones, which differ in their constants, as a node answers it. */
function metadata(blockTimeMs: bigint): string {
  const runtime = composeRuntime({ blockTimeMs, subtensor: presetByName("dev").subtensor(blockTimeMs) });
  const bytes = runtime.metadata(15) ?? new Uint8Array(0);
  return toHex(option(byteVec).encode(bytes));
}

/** A node whose runtime and chain can be changed. */
class FakeNode {
  readonly server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  version = { specVersion: 426, transactionVersion: 1 };
  genesis = `0x${"11".repeat(32)}`;
  blockTimeMs = 250n;

  constructor() {
    this.server.on("connection", socket =>
      socket.on("message", (data: Buffer) => {
        const { id, method } = JSON.parse(data.toString()) as { id: number; method: string };
        socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: this.#answer(method) }));
        if (method === "state_subscribeRuntimeVersion") this.tell();
      }),
    );
  }

  /** Tells all who listen of the version. */
  tell(): void {
    const params = { subscription: "s1", result: this.version };
    for (const socket of this.server.clients)
      socket.send(JSON.stringify({ jsonrpc: "2.0", method: "state_runtimeVersion", params }));
  }

  #answer(method: string): unknown {
    if (method === "state_getRuntimeVersion") return this.version;
    if (method === "chain_getBlockHash") return this.genesis;
    if (method === "state_call") return metadata(this.blockTimeMs);
    return "s1";
  }

  async url(): Promise<string> {
    if (this.server.address() === null) await once(this.server, "listening");
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}

const nodes: FakeNode[] = [];
afterEach(() => {
  for (const { server } of nodes.splice(0)) {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
});

test("a client reads codecs and version anew when the runtime changes, and says so where the chain is another", async () => {
  const node = new FakeNode();
  nodes.push(node);
  const client = await Client.connect(await node.url());
  const heard: unknown[] = [];
  const stop = await client.followRuntime(
    ({ specVersion }) => heard.push(specVersion),
    error => heard.push(error),
  );
  const slot = () => client.constants.Timestamp.MinimumPeriod;
  expect([client.version.specVersion, slot()]).toEqual([426, 125n]);
  node.version = { specVersion: 427, transactionVersion: 1 };
  node.blockTimeMs = 12_000n;
  node.tell();
  await expect.poll(() => heard).toEqual([427]);
  expect([client.version.specVersion, slot()]).toEqual([427, 6_000n]);
  node.genesis = `0x${"22".repeat(32)}`;
  node.tell();
  await expect.poll(() => heard.at(-1)).toMatchObject({ code: "foreign-chain" });
  stop();
  client.close();
});
