import { blake2_256 } from "@waystone/crypto";
import { Header } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Client, type Served, serve } from "../test/client.ts";
import { bytes } from "../test/fixture-backend.ts";
import { type DiffQuestion, StorageDiff } from "./storage-diff.ts";

let served: Served;
let client: Client;
beforeEach(async () => {
  served = await serve();
  client = await served.connect();
});
afterEach(() => served.server.close());

const NOWHERE = `0x${"11".repeat(32)}`;
const hex = (text: string) => toHex(bytes(text));
const hashOf = (number: number) => served.backend.hashOf(number) ?? "0x";

/** All events of an operation, up to its end. */
async function events(
  method: string,
  ...params: readonly unknown[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const id = await client.call(method, ...params);
  const all: Readonly<Record<string, unknown>>[] = [];
  for (;;) {
    const event = (await client.next(id)) as Readonly<Record<string, unknown>>;
    all.push(event);
    if (/Done|Error/.test(String(event["event"]))) return all;
  }
}

describe("blocks", () => {
  it("are found by number and hash, whatever their age", async () => {
    expect(await client.call("archive_v1_genesisHash")).toBe(hashOf(0));
    expect(await client.call("archive_v1_finalizedHeight")).toBe(2);
    for (const number of [0, 1, 2]) {
      expect(await client.call("archive_v1_hashByHeight", number)).toEqual([hashOf(number)]);
      const { header } = served.backend.block(hashOf(number)) ?? {};
      const expected = header === undefined ? null : toHex(Header.encode(header));
      expect(await client.call("archive_v1_header", hashOf(number))).toBe(expected);
      expect(await client.call("archive_v1_body", hashOf(number))).toEqual([]);
    }
    expect(await client.call("archive_v1_hashByHeight", 3)).toEqual([]);
    for (const method of ["archive_v1_header", "archive_v1_body"]) {
      expect(await client.call(method, NOWHERE)).toBe(null);
      expect(await client.failure(method, "0x12")).toMatchObject({ code: -32602 });
    }
    expect(await client.failure("archive_v1_hashByHeight", "1")).toMatchObject({ code: -32602 });
  });

  it("can be called, and what goes wrong in a call is an answer", async () => {
    expect(await client.call("archive_v1_call", hashOf(1), "Fixture_echo", "0x0102")).toEqual({
      success: true,
      value: "0x0102",
    });
    expect(await client.call("archive_v1_call", NOWHERE, "Fixture_echo", "0x")).toBe(null);
    for (const method of ["Fixture_none", "Fixture_strict"])
      expect(await client.call("archive_v1_call", hashOf(1), method, "0x")).toMatchObject({
        success: false,
        error: expect.stringContaining(method),
      });
  });
});

describe("archive_v1_storage", () => {
  const done = { event: "storageDone" };

  it("tells each kind of thing of any block", async () => {
    const item = (key: string, type: string, more = {}) => ({ key: hex(key), type, ...more });
    const one = { event: "storage", key: hex("one") };
    expect(await events("archive_v1_storage", hashOf(0), [item("one", "value"), item("none", "value")], null)).toEqual([
      { ...one, value: "0x09" },
      done,
    ]);
    expect(await events("archive_v1_storage", hashOf(2), [item("one", "value"), item("one", "hash")])).toEqual([
      { ...one, value: "0x0a" },
      { ...one, hash: toHex(blake2_256(Uint8Array.of(10))) },
      done,
    ]);
    const [merkle] = await events("archive_v1_storage", hashOf(2), [item("map/", "closestDescendantMerkleValue")]);
    expect(merkle).toMatchObject({ event: "storage", closestDescendantMerkleValue: expect.stringMatching(/^0x/) });
    const descendants = await events("archive_v1_storage", hashOf(2), [item("map/", "descendantsValues")]);
    expect(descendants.map(({ key }) => key)).toEqual(
      ["map/a", "map/b", "map/c"].map(hex).concat([undefined as never]),
    );
    const paged = item("map/", "descendantsHashes", { paginationStartKey: hex("map/a") });
    expect((await events("archive_v1_storage", hashOf(2), [paged])).map(({ key }) => key)).toEqual([
      hex("map/b"),
      hex("map/c"),
      undefined,
    ]);
    expect(await events("archive_v1_storage", hashOf(2), [item("one", "value")], hex("child"))).toEqual([done]);
  });

  it("says what is wrong, as an error or as an event", async () => {
    const one = [{ key: hex("one"), type: "value" }];
    expect(await events("archive_v1_storage", NOWHERE, one)).toEqual([
      { event: "storageError", error: expect.stringContaining(NOWHERE) },
    ]);
    for (const items of [
      [{ key: "0xz", type: "value" }],
      [{ key: "0x", type: "all" }],
      [{ ...one[0], paginationStartKey: "0x" }],
      "all",
    ])
      expect(await client.failure("archive_v1_storage", hashOf(0), items)).toMatchObject({ code: -32602 });
    expect(await client.failure("archive_v1_storage", hashOf(0), Array(1025).fill(one[0]))).toMatchObject({
      code: -32602,
    });
  });

  it("streams much, a step a turn, waits for who does not read, and can be stopped", async () => {
    const block = served.backend.mine(
      Array.from(
        { length: 5000 },
        (_, i) => [bytes(`many/${String(i).padStart(5, "0")}`), new Uint8Array(2000)] as const,
      ),
    );
    const all = [{ key: hex("many/"), type: "descendantsValues" }];
    expect(await events("archive_v1_storage", block.hash, all)).toHaveLength(5001);
    client.socket.pause();
    const id = client.call("archive_v1_storage", block.hash, all);
    await new Promise(resolve => setTimeout(resolve, 200));
    const other = await served.connect();
    expect(await other.call("system_chain")).toBe("Fixture");
    client.socket.resume();
    expect(await client.call("archive_v1_stopStorage", await id)).toBe(null);
    expect(await client.call("archive_v1_stopStorage", "nothing")).toBe(null);
  });

  it("has a limit of operations at once, and room again when they are done", async () => {
    const block = served.backend.mine(
      Array.from(
        { length: 20_000 },
        (_, i) => [bytes(`big/${String(i).padStart(6, "0")}`), new Uint8Array(200)] as const,
      ),
    );
    const all = [{ key: hex("big/"), type: "descendantsValues" }];
    client.socket.pause();
    const begun = Array.from({ length: 17 }, () =>
      client.call("archive_v1_storage", block.hash, all).catch((e: unknown) => e),
    );
    client.socket.resume();
    const outcomes = await Promise.all(begun);
    expect(outcomes.filter(outcome => typeof outcome === "string")).toHaveLength(16);
    expect(outcomes.find(outcome => typeof outcome !== "string")).toMatchObject({ code: -32800 });
    for (const id of outcomes) if (typeof id === "string") await client.call("archive_v1_stopStorage", id);
    expect(await events("archive_v1_storage", hashOf(0), [{ key: hex("one"), type: "value" }])).toHaveLength(2);
  });
});

/** What each step of a diff tells, and how many hex digits of values. */
function stepsOf(questions: readonly DiffQuestion[], values: number, bytesEach: number) {
  const before = served.backend.head().hash;
  const keys = Array.from({ length: values }, (_, i) => bytes(`diff/${String(i).padStart(4, "0")}`));
  const block = served.backend.mine(keys.map(key => [key, new Uint8Array(bytesEach)] as const));
  const diff = new StorageDiff(served.backend, before, block.hash, questions);
  const steps: { events: number; digits: number }[] = [];
  for (let more = true; more; ) {
    const step = diff.step();
    more = step.more;
    steps.push({ events: step.events.length, digits: JSON.stringify(step.events).length });
  }
  return steps;
}

describe("a step of a diff", () => {
  it("is bounded, however many questions ask about the same keys and however long the values are", () => {
    const nested = Array.from({ length: 10 }, (_, i) => hex("diff/").slice(0, 2 + i)).flatMap(prefix =>
      (["value", "hash"] as const).map(returnType => ({ prefix, returnType, inChild: false })),
    );
    const many = stepsOf([...nested, ...nested], 300, 100);
    expect(many.reduce((sum, { events: told }) => sum + told, 0)).toBe(300 * nested.length + 1);
    for (const { events: told } of many) expect(told).toBeLessThanOrEqual(201);
    const long = stepsOf([{ prefix: "0x", returnType: "value", inChild: false }], 40, 200_000);
    expect(long.reduce((sum, { events: told }) => sum + told, 0)).toBe(41);
    for (const { digits } of long) expect(digits).toBeLessThan(2_000_000);
  });
});

describe("archive_v1_storageDiff", () => {
  const done = { event: "storageDiffDone" };
  const diff = (key: string, type: string, value: string) => ({ event: "storageDiff", key: hex(key), value, type });

  it("tells what a block changed, and what several did together", async () => {
    expect(await events("archive_v1_storageDiff", hashOf(1))).toEqual([diff("one", "modified", "0x0a"), done]);
    expect(await events("archive_v1_storageDiff", hashOf(2))).toEqual([done]);
    const third = served.backend.mine([
      [bytes("map/a"), undefined],
      [bytes("map/d"), Uint8Array.of(4)],
      [bytes("one"), Uint8Array.of(9)],
    ]);
    expect(await events("archive_v1_storageDiff", third.hash, null, hashOf(0))).toEqual([
      diff("map/a", "deleted", "0x01"),
      diff("map/d", "added", "0x04"),
      done,
    ]);
    const items = [
      { key: hex("map/"), returnType: "hash" },
      { returnType: "value", childTrieKey: hex("child") },
    ];
    expect(await events("archive_v1_storageDiff", third.hash, items)).toEqual([
      { event: "storageDiff", key: hex("map/a"), hash: toHex(blake2_256(Uint8Array.of(1))), type: "deleted" },
      { event: "storageDiff", key: hex("map/d"), hash: toHex(blake2_256(Uint8Array.of(4))), type: "added" },
      done,
    ]);
    expect(await events("archive_v1_storageDiff", third.hash, null, third.hash)).toEqual([done]);
  });

  it("says what is wrong", async () => {
    expect(await events("archive_v1_storageDiff", NOWHERE)).toEqual([
      { event: "storageDiffError", error: expect.stringContaining(NOWHERE) },
    ]);
    expect((await events("archive_v1_storageDiff", hashOf(0)))[0]).toMatchObject({ event: "storageDiffError" });
    expect(await client.failure("archive_v1_storageDiff", hashOf(0), null, hashOf(1))).toMatchObject({ code: -32602 });
    expect(await client.failure("archive_v1_storageDiff", hashOf(0), [{ key: "0x" }])).toMatchObject({ code: -32602 });
    expect(await client.call("archive_v1_stopStorageDiff", "nothing")).toBe(null);
  });
});
