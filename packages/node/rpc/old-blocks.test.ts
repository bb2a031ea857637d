import { toHex } from "@waystone/scale";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Client, type Served, serve } from "./test/client.ts";
import { bytes } from "./test/fixture-backend.ts";

/** Blocks whose values can be proved; values themselves are kept for longer. */
const PROVED = 256;
const ONE = toHex(bytes("one"));

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serve();
  client = await served.connect();
});
afterAll(() => served.server.close());

it("reads blocks of which only values are kept, and refuses their proofs with the reason", async () => {
  const id = await client.call("chainHead_v1_follow", true);
  const next = async () => (await client.next(id)) as Readonly<Record<string, unknown>>;
  for (let i = 0; i < 2; i++) await next();
  const { hash } = served.backend.head();
  for (let i = 0; i < PROVED + 10; i++) {
    served.backend.mine([[bytes("two"), Uint8Array.of(i & 255, i >> 8)]]);
    for (let events = 0; events < 3; events++) await next();
  }
  expect(await client.call("state_getStorage", ONE, hash)).toBe("0x0a");
  expect(await client.failure("state_getReadProof", [ONE], hash)).toMatchObject({
    code: 4003,
    message: expect.stringContaining("can no longer be proved"),
  });
  expect(await client.call("state_getReadProof", [ONE])).toMatchObject({ at: served.backend.head().hash });
  const question = [{ key: ONE, type: "closestDescendantMerkleValue" }];
  // More than there may be at once: each gives its place back.
  for (let i = 0; i < 20; i++) {
    const { operationId } = (await client.call("chainHead_v1_storage", id, hash, question)) as { operationId: string };
    expect(await next()).toEqual({ event: "operationInaccessible", operationId });
  }
  expect(served.internal).toEqual([]);
});

it("gives an operation's place back where the node itself makes a mistake", async () => {
  const id = await client.call("chainHead_v1_follow", true);
  for (let i = 0; i < 2; i++) await client.next(id);
  const { hash } = served.backend.head();
  for (let i = 0; i < 20; i++)
    expect(await client.failure("chainHead_v1_call", id, hash, "Fixture_bug", "0x")).toMatchObject({ code: -32603 });
  const answer = await client.call("chainHead_v1_call", id, hash, "Fixture_echo", "0x01");
  expect(answer).toMatchObject({ result: "started" });
  expect(await client.next(id)).toMatchObject({ event: "operationCallDone", output: "0x01" });
});
