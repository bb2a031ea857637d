import { blake2_256 } from "@waystone/crypto";
import { Header } from "@waystone/primitives";
import { fromHex, toHex } from "@waystone/scale";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Client, type Served, serve } from "../test/client.ts";
import { bytes } from "../test/fixture-backend.ts";

type Event = Readonly<Record<string, unknown>> & { readonly event: string };

let served: Served;
let client: Client;
let head: string;
beforeEach(async () => {
  served = await serve();
  client = await served.connect();
  head = served.backend.head().hash;
});
afterEach(() => served.server.close());

const hex = (text: string) => toHex(bytes(text));

async function follow(withRuntime = true, by = client): Promise<{ id: unknown; next: () => Promise<Event> }> {
  const id = await by.call("chainHead_v1_follow", withRuntime);
  const next = async () => (await by.next(id)) as Event;
  expect((await next()).event).toBe("initialized");
  expect((await next()).event).toBe("bestBlockChanged");
  return { id, next };
}

describe("following", () => {
  it("tells where the chain is, then each block as new, best and final", async () => {
    const id = await client.call("chainHead_v1_follow", true);
    expect(await client.notification(id)).toEqual({
      jsonrpc: "2.0",
      method: "chainHead_v1_followEvent",
      params: {
        subscription: id,
        result: {
          event: "initialized",
          finalizedBlockHashes: [head],
          finalizedBlockRuntime: {
            type: "valid",
            spec: {
              specName: "fixture",
              implName: "fixture",
              specVersion: 425,
              implVersion: 1,
              transactionVersion: 1,
              apis: { "0xdf6acb689907609b": 5 },
            },
          },
        },
      },
    });
    expect(await client.next(id)).toEqual({ event: "bestBlockChanged", bestBlockHash: head });
    const { hash } = served.backend.mine();
    expect(await client.next(id)).toEqual({
      event: "newBlock",
      blockHash: hash,
      parentBlockHash: head,
      newRuntime: null,
    });
    expect(await client.next(id)).toEqual({ event: "bestBlockChanged", bestBlockHash: hash });
    expect(await client.next(id)).toEqual({ event: "finalized", finalizedBlockHashes: [hash], prunedBlockHashes: [] });
    served.backend.specVersion = 426;
    served.backend.mine();
    expect(await client.next(id)).toMatchObject({ newRuntime: { type: "valid", spec: { specVersion: 426 } } });
    expect(await client.call("chainHead_v1_unfollow", id)).toBe(true);
    expect(served.backend.listeners).toBe(0);
  });

  it("leaves runtimes out where they are not wanted", async () => {
    const id = await client.call("chainHead_v1_follow");
    expect(Object.keys((await client.next(id)) as Event)).toEqual(["event", "finalizedBlockHashes"]);
    await client.next(id);
    served.backend.mine();
    expect(Object.keys((await client.next(id)) as Event)).toEqual(["event", "blockHash", "parentBlockHash"]);
    expect(await client.failure("chainHead_v1_call", id, head, "Fixture_echo", "0x")).toMatchObject({ code: -32802 });
    expect(await client.failure("chainHead_v1_follow", "yes")).toMatchObject({ code: -32602 });
  });

  it("is allowed four times a connection", async () => {
    for (let i = 0; i < 4; i++) await follow();
    expect(await client.failure("chainHead_v1_follow", false)).toMatchObject({ code: -32800 });
    const other = await served.connect();
    expect(await other.call("chainHead_v1_follow", false)).toEqual(expect.any(String));
  });

  it("stops where too many blocks stay pinned, and the client may begin again", async () => {
    const { id, next } = await follow(false);
    for (let i = 0; i < 512; i++) served.backend.mine();
    let last = await next();
    for (let i = 1; i < 511 * 3 + 1; i++) last = await next();
    expect(last).toEqual({ event: "stop" });
    expect(served.backend.listeners).toBe(0);
    expect(await client.call("chainHead_v1_header", id, head)).toBeNull();
    await follow();
  });
});

describe("pinned blocks", () => {
  it("can be asked about until they are unpinned, by their follow alone", async () => {
    const { id } = await follow();
    const other = await follow(true, await served.connect());
    const header = (await client.call("chainHead_v1_header", id, head)) as string;
    expect(Header.decode(fromHex(header)).number).toBe(2);
    expect(await client.failure("chainHead_v1_header", id, served.backend.hashOf(1))).toMatchObject({ code: -32801 });
    expect(await client.call("chainHead_v1_header", other.id, head)).toBeNull();
    expect(await client.call("chainHead_v1_unpin", id, head)).toBeNull();
    for (const name of ["header", "body"])
      expect(await client.failure(`chainHead_v1_${name}`, id, head)).toMatchObject({ code: -32801 });
    expect(await client.failure("chainHead_v1_unpin", id, head)).toMatchObject({ code: -32801 });
  });

  it("are unpinned all or none", async () => {
    const { id } = await follow();
    const { hash } = served.backend.mine();
    expect(await client.failure("chainHead_v1_unpin", id, [hash, served.backend.hashOf(0)])).toMatchObject({
      code: -32801,
    });
    expect(await client.failure("chainHead_v1_unpin", id, [hash, hash])).toMatchObject({ code: -32602 });
    expect(await client.call("chainHead_v1_header", id, hash)).toEqual(expect.any(String));
    expect(await client.call("chainHead_v1_unpin", id, [hash, head])).toBeNull();
    expect(await client.failure("chainHead_v1_unpin", id, ["0x00"])).toMatchObject({ code: -32602 });
  });

  it("of a follow that is none answer nothing, without an error", async () => {
    for (const name of ["body", "call", "storage"]) {
      const rest = { body: [], call: ["Fixture_echo", "0x"], storage: [[]] }[name] ?? [];
      expect(await client.call(`chainHead_v1_${name}`, "none", head, ...rest)).toEqual({ result: "limitReached" });
    }
    expect(await client.call("chainHead_v1_header", "none", head)).toBeNull();
    expect(await client.call("chainHead_v1_unpin", "none", head)).toBeNull();
    expect(await client.call("chainHead_v1_continue", "none", "1")).toBeNull();
    expect(await client.call("chainHead_v1_stopOperation", "none", "1")).toBeNull();
    expect(await client.call("chainHead_v1_unfollow", "none")).toBe(false);
  });
});

describe("operations", () => {
  const started = async (...call: readonly [string, ...unknown[]]) => {
    const answer = (await client.call(...call)) as { result: string; operationId: string };
    expect(answer.result).toBe("started");
    return answer.operationId;
  };

  it("give a block's body", async () => {
    await client.call("author_submitExtrinsic", "0x1234");
    const { id, next } = await follow();
    const { hash } = served.backend.mine();
    for (let i = 0; i < 3; i++) await next();
    const operationId = await started("chainHead_v1_body", id, hash);
    expect(await next()).toEqual({ event: "operationBodyDone", operationId, value: ["0x1234"] });
  });

  it("call runtime APIs", async () => {
    const { id, next } = await follow();
    const operationId = await started("chainHead_v1_call", id, head, "Fixture_echo", "0x0102");
    expect(await next()).toEqual({ event: "operationCallDone", operationId, output: "0x0102" });
    const bad = await started("chainHead_v1_call", id, head, "Fixture_none", "0x");
    expect(await next()).toMatchObject({ event: "operationError", operationId: bad, error: expect.any(String) });
    expect(await client.failure("chainHead_v1_call", id, head, "Fixture_bug", "0x")).toMatchObject({ code: -32603 });
    expect(served.internal).toHaveLength(1);
    for (const wrong of [[], [id], [id, head], [id, head, "x", "0x1"], [7, head, "x", "0x"]])
      expect(await client.failure("chainHead_v1_call", ...wrong)).toMatchObject({ code: -32602 });
  });

  it("read storage in all five ways, :code among the keys", async () => {
    const { id, next } = await follow();
    const questions = [
      { key: hex("one"), type: "value" },
      { key: hex("none"), type: "value" },
      { key: hex(":code"), type: "hash" },
      { key: hex("map/"), type: "descendantsValues" },
      { key: hex("map/"), type: "descendantsHashes" },
      { key: hex("map/"), type: "closestDescendantMerkleValue" },
      { key: hex("zzz"), type: "closestDescendantMerkleValue" },
    ];
    const operationId = await started("chainHead_v1_storage", id, head, questions, null);
    const { event, items } = (await next()) as Event & { items: readonly Readonly<Record<string, string>>[] };
    expect(event).toBe("operationStorageItems");
    const hashOf = (value: Uint8Array) => toHex(blake2_256(value));
    const c = new Uint8Array(100).fill(3);
    expect(items).toEqual([
      { key: hex("one"), value: "0x0a" },
      { key: hex(":code"), hash: hashOf(bytes("code")) },
      { key: hex("map/a"), value: "0x01" },
      { key: hex("map/b"), value: "0x02" },
      { key: hex("map/c"), value: toHex(c) },
      { key: hex("map/a"), hash: hashOf(Uint8Array.of(1)) },
      { key: hex("map/b"), hash: hashOf(Uint8Array.of(2)) },
      { key: hex("map/c"), hash: hashOf(c) },
      { key: hex("map/"), closestDescendantMerkleValue: expect.stringMatching(/^0x[0-9a-f]+$/) },
    ]);
    expect(await next()).toEqual({ event: "operationStorageDone", operationId });
  });

  it("find nothing in child tries, say which questions were too many, and refuse what is no question", async () => {
    const { id, next } = await follow();
    const one = { key: hex("one"), type: "value" };
    await started("chainHead_v1_storage", id, head, [one], "0x00");
    expect((await next()).event).toBe("operationStorageDone");
    const many = Array.from({ length: 1030 }, () => one);
    expect(await client.call("chainHead_v1_storage", id, head, many)).toMatchObject({ discardedItems: 6 });
    for (const wrong of [null, [7], [{ key: "0x" }], [{ key: 1, type: "value" }], [{ key: "0x", type: "values" }]])
      expect(await client.failure("chainHead_v1_storage", id, head, wrong)).toMatchObject({ code: -32602 });
  });

  it("tell much in steps, which wait to be continued or end when they are stopped", async () => {
    served.backend.mine(
      Array.from({ length: 2500 }, (_, i) => [bytes(`many/${String(i).padStart(5, "0")}`), Uint8Array.of(i)]),
    );
    head = served.backend.head().hash;
    const { id, next } = await follow();
    const question = [{ key: hex("many/"), type: "descendantsHashes" }];
    const operationId = await started("chainHead_v1_storage", id, head, question);
    const keys: string[] = [];
    for (;;) {
      const event = (await next()) as Event & { items?: readonly { key: string }[] };
      if (event.event === "operationStorageDone") break;
      if (event.event === "operationWaitingForContinue")
        expect(await client.call("chainHead_v1_continue", id, operationId)).toBeNull();
      else keys.push(...(event.items ?? []).map(({ key }) => key));
    }
    expect(keys).toHaveLength(2500);
    expect(keys).toEqual(keys.toSorted());
    expect(await client.call("chainHead_v1_continue", id, operationId)).toBeNull();
    const waiting: string[] = [];
    for (let i = 0; i < 16; i++) {
      waiting.push(await started("chainHead_v1_storage", id, head, question));
      expect((await next()).event).toBe("operationStorageItems");
      expect((await next()).event).toBe("operationWaitingForContinue");
    }
    expect(await client.call("chainHead_v1_storage", id, head, question)).toEqual({ result: "limitReached" });
    expect(await client.call("chainHead_v1_stopOperation", id, waiting[0])).toBeNull();
    expect(await client.call("chainHead_v1_continue", id, waiting[0])).toBeNull();
    await started("chainHead_v1_body", id, head);
    expect((await next()).event).toBe("operationBodyDone");
    expect(client.left).toEqual([]);
  });

  it("say that a state is gone", async () => {
    await using pruned = await serve({ history: 1 });
    const own = await pruned.connect();
    const { id, next } = await follow(true, own);
    const old = pruned.backend.head().hash;
    for (let i = 0; i < 3; i++) pruned.backend.mine();
    for (let i = 0; i < 9; i++) await next();
    const question = [{ key: hex("one"), type: "value" }];
    const { operationId } = (await own.call("chainHead_v1_storage", id, old, question)) as { operationId: string };
    expect(await next()).toEqual({ event: "operationInaccessible", operationId });
  });

  it("of one batch come after their answers", async () => {
    const { id, next } = await follow();
    const call = { jsonrpc: "2.0", method: "chainHead_v1_body", params: [id, head] };
    const answers = await client.batch([
      { ...call, id: 1 },
      { ...call, id: 2 },
    ]);
    expect(answers.map(({ result }) => (result as { operationId: string }).operationId)).toEqual(["1", "2"]);
    expect([(await next())["operationId"], (await next())["operationId"]]).toEqual(["1", "2"]);
    const stopped = await client.batch([
      { ...call, id: 3 },
      { ...call, id: 4, method: "chainHead_v1_stopOperation", params: [id, "3"] },
    ]);
    expect(stopped).toHaveLength(2);
    await client.call("system_chain");
    expect(client.left).toEqual([]);
  });
});
