import { connect } from "node:net";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { v10Route } from "./route.ts";
import {
  alice,
  type Changes,
  Chat,
  closeAll,
  dendrite,
  eve,
  nonceNow,
  now,
  raw,
  request,
  serve,
} from "./test/axon-fixture.ts";

afterEach(closeAll);
afterAll(() => dendrite.close());

describe("what Python's axon answers", () => {
  test("by POST and GET, with any spelling of header names", async () => {
    const target = await serve();
    expect(await raw(target)).toMatchObject({ status: 200, answer: `hi from ${alice.address}` });
    const { headers, body } = request();
    const lines = [...headers].map(([name, value]) => `${name.toUpperCase()}: ${value}`);
    const socket = connect(target.port, "127.0.0.1");
    socket.write(
      `GET /Chat HTTP/1.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${lines.join("\r\n")}\r\n\r\n${body}`,
    );
    const first = await new Promise<Buffer>(resolve => void socket.once("data", resolve));
    socket.destroy();
    expect(first.toString()).toContain("HTTP/1.1 200 OK");
  });

  test.each([
    [404, /^Synapse name 'Nope' not found/, { path: "/Nope" }],
    [404, /^Synapse name 'Chat\/x' not found/, { path: "/Chat/x" }],
    [405, /^PUT is not served/, { method: "PUT" }],
    [403, /^Forbidden. Key is blacklisted: no stake\.$/, { key: eve }],
    [401, /^Not Verified with error: Signature mismatch/, { signature: `0x${"00".repeat(64)}` }],
    [401, /^Not Verified with error: The request is for another hotkey/, { receiver: eve.address }],
    [401, /^Not Verified with error: Missing Signature/, { signature: null }],
    [
      401,
      /^Not Verified with error: Nonce is too old: acceptable delta is 16.00 seconds/,
      { nonce: now() - 20_000_000_000n },
    ],
    [401, /^Not Verified with error: Nonce is 3[56]\d\d\.\d\d seconds ahead/, { nonce: now() + 3_600_000_000_000n }],
    [401, /too old/, { nonce: now() - 86_400_000_000_000n, version: 7_001_000 }],
    [401, /too old/, { nonce: now() - 90_000_000_000_000n, timeout: 100_000 }],
    [401, /uuid/, { headers: { bt_header_dendrite_uuid: "a.b" } }],
    [401, /not a hash/, { headers: { computed_body_hash: undefined } }],
    [401, /Missing Nonce/, { headers: { bt_header_dendrite_nonce: undefined } }],
    [401, /Missing Hotkey/, { headers: { bt_header_dendrite_hotkey: undefined } }],
    [401, /SS58/, { headers: { bt_header_dendrite_hotkey: "5G" } }],
    [500, /^Internal Server Error #/, { body: "" }],
    [500, /^Internal Server Error #/, { body: "{" }],
    [500, /^Internal Server Error #/, { body: '{"name":"Chat"}' }],
    [500, /^Internal Server Error #/, { body: '{"prompt":"other"}' }],
    [500, /^Internal Server Error #/, { headers: { bt_header_input_obj_prompt: undefined } }],
    [500, /^Internal Server Error #/, { headers: { timeout: "soon" } }],
  ] as const)("%i %s", async (status, message, changes) => {
    const got = await raw(await serve(), changes as Changes);
    expect(got).toMatchObject({ status, said: String(status), message: expect.stringMatching(message) });
  });

  test("a mistake of the caller is named besides; a failure of the handler is not", async () => {
    const target = await serve();
    expect((await raw(target, { body: "{" })).code).toBe("BadBody");
    expect((await raw(target, { body: '{"prompt":"other"}' })).code).toBe("BodyMismatch");
    expect((await raw(target, { headers: { timeout: "soon" } })).code).toBe("BadHeaders");
    const failed = await dendrite.call(target, Chat, { prompt: "fail" });
    expect(
      JSON.stringify(failed.axon, (_, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain("secret");
  });

  test("a request once; those that overtake each other, each", async () => {
    const target = await serve();
    const [first, second] = [nonceNow(), nonceNow()];
    expect((await raw(target, { nonce: second })).status).toBe(200);
    expect((await raw(target, { nonce: first })).status).toBe(200);
    expect(await raw(target, { nonce: first })).toMatchObject({ status: 401 });
  });

  test("the order of checks is Python's", async () => {
    const steps: string[] = [];
    const target = await serve({
      routes: [
        v10Route(Chat, {
          blacklist: () => {
            steps.push("blacklist");
            return "allow";
          },
          verify: () => {
            steps.push("verify");
          },
          priority: () => {
            steps.push("priority");
            return 1;
          },
          forward: () => {
            steps.push("forward");
            return undefined;
          },
        }),
      ],
    });
    await raw(target);
    expect(steps).toEqual(["blacklist", "verify", "priority", "forward"]);
    await raw(target, { body: "{" });
    expect(steps.slice(4)).toEqual(["blacklist", "verify", "priority"]);
    await raw(target, { signature: `0x${"00".repeat(64)}` });
    expect(steps.slice(7)).toEqual(["blacklist"]);
  });

  test("what a route's own check throws is 401", async () => {
    const target = await serve({
      routes: [
        v10Route(Chat, {
          verify() {
            throw new TypeError("not today");
          },
          forward: () => undefined,
        }),
      ],
    });
    expect(await raw(target)).toMatchObject({ status: 401, message: "Not Verified with error: not today" });
  });
});

describe("compatibility, each by its name", () => {
  test("unsigned requests", async () => {
    const target = await serve({ compatibility: { unsignedRequests: true } });
    expect((await raw(target, { signature: null })).status).toBe(200);
    expect((await raw(target, { signature: `0x${"00".repeat(64)}` })).status).toBe(401);
  });

  test.each([
    ["futureNonces", { nonce: now() + 3_600_000_000_000n }],
    ["oldVersions", { nonce: now() - 86_400_000_000_000n, version: 7_001_000 }],
    ["callerTimeoutWindow", { nonce: now() - 90_000_000_000_000n, timeout: 100_000 }],
  ] as const)("%s, and even then only once", async (name, changes) => {
    const target = await serve({ compatibility: { [name]: true } });
    expect((await raw(target, changes)).status).toBe(200);
    expect(await raw(target, changes)).toMatchObject({
      status: 401,
      message: "Not Verified with error: Nonce is too old, a newer one was last processed",
    });
  });
});
