import { blake2_256 } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Client, type Served, serve } from "./test/client.ts";
import { bytes } from "./test/fixture-backend.ts";

let served: Served;
let client: Client;
beforeEach(async () => {
  served = await serve();
  client = await served.connect();
});
afterEach(() => served.server.close());

const TX = "0x280403000b";
const TX_HASH = toHex(blake2_256(Uint8Array.of(0x28, 4, 3, 0, 0x0b)));
const one = toHex(bytes("one"));

describe.each([
  ["chain_subscribeNewHeads", "chain_newHead", "chain_unsubscribeNewHeads"],
  ["chain_subscribeNewHead", "chain_newHead", "chain_unsubscribeNewHead"],
  ["subscribe_newHead", "chain_newHead", "unsubscribe_newHead"],
  ["chain_subscribeAllHeads", "chain_allHead", "chain_unsubscribeAllHeads"],
  ["chain_subscribeFinalizedHeads", "chain_finalizedHead", "chain_unsubscribeFinalizedHeads"],
  ["chain_subscribeFinalisedHeads", "chain_finalizedHead", "chain_unsubscribeFinalisedHeads"],
])("%s", (subscribe, notification, unsubscribe) => {
  it("tells the newest header after its id, then each new one, until it is ended", async () => {
    const id = await client.call(subscribe);
    expect(id).toEqual(expect.any(String));
    expect(await client.notification(id)).toMatchObject({
      jsonrpc: "2.0",
      method: notification,
      params: { subscription: id, result: { number: "0x2" } },
    });
    served.backend.mine();
    served.backend.mine();
    expect(await client.next(id)).toMatchObject({ number: "0x3", parentHash: served.backend.hashOf(2) });
    expect(await client.next(id)).toMatchObject({ number: "0x4" });
    expect(await client.call(unsubscribe, id)).toBe(true);
    served.backend.mine();
    await client.call("system_chain");
    expect(client.left).toEqual([]);
    expect(served.backend.listeners).toBe(0);
    expect(await client.failure(unsubscribe)).toMatchObject({ code: -32602 });
  });
});

describe("state_subscribeStorage", () => {
  it("watches so many keys of a connection, and no more until it watches fewer", async () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `0x${i.toString(16).padStart(8, "0")}`);
    const id = await client.call("state_subscribeStorage", keys(9_000));
    expect(await client.failure("state_subscribeStorage", keys(1_001))).toMatchObject({ code: -32006 });
    await client.call("state_subscribeStorage", keys(1_000));
    await client.call("state_unsubscribeStorage", id);
    await client.call("state_subscribeStorage", keys(9_000));
  });

  it("tells the values now, then what changes", async () => {
    const none = toHex(bytes("none"));
    const id = await client.call("state_subscribeStorage", [one, none]);
    const { hash } = served.backend.head();
    expect(await client.next(id)).toEqual({
      block: hash,
      changes: [
        [one, "0x0a"],
        [none, null],
      ],
    });
    served.backend.mine();
    const changed = served.backend.mine([[bytes("none"), Uint8Array.of(1)]]);
    expect(await client.next(id)).toEqual({ block: changed.hash, changes: [[none, "0x01"]] });
    const gone = served.backend.mine([[bytes("none"), undefined]]);
    expect(await client.next(id)).toEqual({ block: gone.hash, changes: [[none, null]] });
    expect(await client.call("state_unsubscribeStorage", id)).toBe(true);
    for (const wrong of [null, [1], "0x", [`0x${"00".repeat(961)}`]])
      expect(await client.failure("state_subscribeStorage", wrong)).toMatchObject({ code: -32602 });
    expect(served.backend.listeners).toBe(0);
  });
});

describe("state_subscribeRuntimeVersion", () => {
  it("tells the version now, and when it changes", async () => {
    const id = await client.call("state_subscribeRuntimeVersion");
    expect(await client.next(id)).toMatchObject({ specVersion: 425 });
    served.backend.mine();
    served.backend.specVersion = 426;
    served.backend.mine();
    served.backend.mine();
    expect(await client.next(id)).toMatchObject({ specVersion: 426 });
    expect(await client.call("chain_unsubscribeRuntimeVersion", id)).toBe(true);
    expect(client.left).toEqual([]);
  });
});

describe("author", () => {
  it("takes a transaction and tells its hash", async () => {
    expect(await client.call("author_submitExtrinsic", TX)).toBe(TX_HASH);
    expect(await client.call("author_pendingExtrinsics")).toEqual([TX]);
    for (const wrong of [null, 7, "0x1", "0xzz"])
      expect(await client.failure("author_submitExtrinsic", wrong)).toMatchObject({ code: -32602 });
  });

  it("tells what happens to a transaction, in order, and ends by itself", async () => {
    const id = await client.call("author_submitAndWatchExtrinsic", TX);
    expect(await client.next(id)).toBe("ready");
    const { hash } = served.backend.mine();
    expect(await client.next(id)).toEqual({ inBlock: hash });
    expect(await client.notification(id)).toMatchObject({
      method: "author_extrinsicUpdate",
      params: { result: { finalized: hash } },
    });
    expect(await client.call("author_unwatchExtrinsic", id)).toBe(false);
  });

  it.each([
    [{ type: "usurped", by: `0x${"11".repeat(32)}` } as const, { usurped: `0x${"11".repeat(32)}` }],
    [{ type: "dropped" } as const, "dropped"],
    [{ type: "invalid" } as const, "invalid"],
  ])("tells the end of one that comes to nothing: %j", async (status, told) => {
    const id = await client.call("author_submitAndWatchExtrinsic", TX);
    expect(await client.next(id)).toBe("ready");
    served.backend.drop(TX_HASH, status);
    expect(await client.next(id)).toEqual(told);
    expect(await client.call("author_unwatchExtrinsic", id)).toBe(false);
  });

  it("stops telling when asked", async () => {
    const id = await client.call("author_submitAndWatchExtrinsic", TX);
    expect(await client.next(id)).toBe("ready");
    expect(await client.call("author_unwatchExtrinsic", id)).toBe(true);
    expect(served.backend.watchers).toBe(0);
  });

  it("says why a transaction is refused, with all of code, message and data, and opens no subscription", async () => {
    served.backend.refusal = { ok: false, code: 1010, message: "Invalid Transaction", data: "Custom error: 8" };
    const refusal = { code: 1010, message: "Invalid Transaction", data: "Custom error: 8" };
    expect(await client.failure("author_submitExtrinsic", TX)).toEqual(refusal);
    expect(await client.failure("author_submitAndWatchExtrinsic", TX)).toEqual(refusal);
    await client.call("system_chain");
    expect(client.left).toEqual([]);
  });

  it("removes transactions by hash or bytes", async () => {
    await client.call("author_submitExtrinsic", TX);
    expect(await client.call("author_removeExtrinsic", [{ extrinsic: TX }, { hash: `0x${"22".repeat(32)}` }])).toEqual([
      TX_HASH,
    ]);
    await client.call("author_submitExtrinsic", TX);
    expect(await client.call("author_removeExtrinsic", [{ hash: TX_HASH }])).toEqual([TX_HASH]);
    for (const wrong of [null, [{}], [{ hash: "0x" }], [null]])
      expect(await client.failure("author_removeExtrinsic", wrong)).toMatchObject({ code: -32602 });
  });
});

describe("transaction_v1", () => {
  it("broadcasts whatever comes of it, up to a limit, until it is stopped", async () => {
    served.backend.refusal = { ok: false, code: 1010, message: "Invalid Transaction", data: "x" };
    const ids: unknown[] = [];
    for (let i = 0; i < 16; i++) ids.push(await client.call("transaction_v1_broadcast", "0x01"));
    expect(new Set(ids).size).toBe(16);
    expect(await client.call("transaction_v1_broadcast", "0x01")).toBeNull();
    expect(await client.call("transaction_v1_stop", ids[0])).toBeNull();
    expect(await client.failure("transaction_v1_stop", ids[0])).toMatchObject({ code: -32602 });
    expect(await client.call("transaction_v1_broadcast", "0x01")).toEqual(expect.any(String));
    served.backend.refusal = undefined;
    const other = await served.connect();
    expect(await other.call("transaction_v1_broadcast", TX)).toEqual(expect.any(String));
    expect(await client.call("author_pendingExtrinsics")).toEqual([TX]);
    expect(await client.failure("transaction_v1_broadcast")).toMatchObject({ code: -32602 });
    expect(await client.failure("transaction_v1_stop", 7)).toMatchObject({ code: -32602 });
    expect(
      await (
        await served.post('{"jsonrpc":"2.0","id":1,"method":"transaction_v1_broadcast","params":["0x01"]}')
      ).json(),
    ).toMatchObject({ result: expect.any(String) });
  });
});

it("keeps answers before the notifications of the same batch", async () => {
  const ids = await client.batch([
    { jsonrpc: "2.0", id: 1, method: "chain_subscribeNewHeads" },
    { jsonrpc: "2.0", id: 2, method: "state_subscribeRuntimeVersion" },
  ]);
  for (const { result } of ids) expect(await client.next(result)).toBeDefined();
});
