import { connect } from "node:net";
import { keyFromUri } from "@waystone/crypto";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { V10AxonOptions } from "./axon.ts";
import { createV10Dendrite } from "./dendrite.ts";
import { v10Route } from "./route.ts";
import { rateByStake } from "./stake-rates.ts";
import { alice, type Changes, Chat, closeAll, dendrite, open, raw, request, serve } from "./test/axon-fixture.ts";

afterEach(closeAll);
afterAll(() => dendrite.close());

describe("under load", () => {
  /** An axon with one worker whose handler waits until it is let go. */
  async function slow(limits: Partial<V10AxonOptions["limits"]> = {}, more: Partial<V10AxonOptions> = {}) {
    const done: string[] = [];
    const gates: (() => void)[] = [];
    const target = await serve({
      limits: { workers: 1, ...limits },
      routes: [
        v10Route(Chat, {
          priority: head => head.timeout,
          async forward({ prompt }, { signal }) {
            await new Promise<void>((resolve, reject) => {
              gates.push(resolve);
              signal.addEventListener("abort", () => void reject(signal.reason));
            });
            done.push(prompt);
            return undefined;
          },
        }),
      ],
      ...more,
    });
    const axon = open.at(-1);
    const until = async (ready: () => boolean) => {
      while (!ready()) await new Promise(resolve => setTimeout(resolve, 2));
    };
    const letGo = async () => {
      await until(() => gates.length > 0);
      gates.shift()?.();
    };
    return { target, done, gates, letGo, until, axon };
  }

  test("the more important request is served first", async () => {
    const { target, done, letGo, until, axon } = await slow();
    const calls = [dendrite.call(target, Chat, { prompt: "first" }, { timeout: 5 })];
    await until(() => open.length > 0);
    for (const [prompt, timeout] of [
      ["low", 6],
      ["high", 9],
      ["middle", 7],
      ["also high", 9],
    ] as const) {
      const waiting = axon?.waiting ?? 0;
      if (prompt === "low") await new Promise(resolve => setTimeout(resolve, 50));
      calls.push(dendrite.call(target, Chat, { prompt }, { timeout }));
      await until(() => (axon?.waiting ?? 0) > waiting);
    }
    for (let i = 0; i < 5; i++) await letGo();
    await Promise.all(calls);
    expect(done).toEqual(["first", "high", "also high", "middle", "low"]);
  });

  test("a full line sends the least important away, with 429 and when to come back", async () => {
    const { target, letGo, until, gates, axon } = await slow({ queue: 1 });
    const first = dendrite.call(target, Chat, { prompt: "first" }, { timeout: 5 });
    await until(() => gates.length === 1);
    const low = dendrite.call(target, Chat, { prompt: "low" }, { timeout: 6 });
    await until(() => axon?.waiting === 1);
    const high = dendrite.call(target, Chat, { prompt: "high" }, { timeout: 9 });
    expect(await low).toMatchObject({ statusCode: 429 });
    const lowest = await raw(target, { timeout: 1 });
    expect([lowest.status, lowest.headers.get("retry-after")]).toEqual([429, "1"]);
    await letGo();
    await letGo();
    expect([(await first).statusCode, (await high).statusCode]).toEqual([200, 200]);
  });

  test("who waits too long, and whose handler takes too long, is told 408", async () => {
    const { target, letGo, until, gates } = await slow({ handlerTimeoutMs: 300 });
    const first = raw(target, { timeout: 5 });
    await until(() => gates.length === 1);
    const second = await raw(target, { timeout: 0.05 });
    expect([second.status, second.message]).toEqual([408, "Response timeout after: 0.05s"]);
    expect(await first).toMatchObject({ status: 408, message: "Response timeout after: 5.0s" });
    const third = dendrite.call(target, Chat, { prompt: "x" });
    gates.length = 0;
    await letGo();
    expect((await third).isSuccess).toBe(true);
  });

  test("a hotkey has the rate of its stake", async () => {
    const none = { requestsPerSecond: 1, burst: 1, concurrentPerHotkey: 4 };
    const much = { requestsPerSecond: 1000, burst: 1000, concurrentPerHotkey: 64 };
    const target = await serve({
      limits: none,
      rateOf: rateByStake(
        hotkey => (hotkey === alice.address ? 5_000n : 10n),
        [
          { stake: 1_000n, limits: much },
          { stake: 10_000n, limits: none },
        ],
      ),
    });
    const rich = await Promise.all(Array.from({ length: 10 }, () => dendrite.call(target, Chat, { prompt: "x" })));
    expect(rich.every(reply => reply.isSuccess)).toBe(true);
    const poor = createV10Dendrite({ keypair: keyFromUri("//Dave") });
    expect((await poor.call(target, Chat, { prompt: "x" })).statusCode).toBe(200);
    expect((await poor.call(target, Chat, { prompt: "x" })).statusCode).toBe(429);
    poor.close();
  });

  test("who goes away while waiting gives up the place in the line, and while being served, the worker", async () => {
    const { target, letGo, until, gates, axon, done } = await slow();
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [first, second].map(({ signal }, i) =>
      dendrite.call(target, Chat, { prompt: String(i) }, { signal, timeout: 9 - i }),
    );
    await until(() => gates.length === 1 && axon?.waiting === 1);
    second.abort();
    await until(() => axon?.waiting === 0);
    first.abort();
    gates.length = 0;
    const third = dendrite.call(target, Chat, { prompt: "third" });
    await letGo();
    expect((await third).isSuccess).toBe(true);
    expect(done).toEqual(["third"]);
    expect((await Promise.all(calls)).map(reply => reply.error?.code)).toEqual(["Aborted", "Aborted"]);
  });

  test("a listener that fails costs nobody an answer", async () => {
    const target = await serve({
      onRefused() {
        throw new TypeError("the log is full");
      },
    });
    expect((await raw(target, { path: "/Nope" })).status).toBe(404);
    expect((await raw(target)).status).toBe(200);
  });

  test("closing waits for open requests and takes no new ones", async () => {
    const { target, letGo, until, gates, axon } = await slow();
    const first = dendrite.call(target, Chat, { prompt: "x" });
    await until(() => gates.length === 1);
    const closed = axon?.close();
    await letGo();
    expect((await first).isSuccess).toBe(true);
    await closed;
    expect((await dendrite.call(target, Chat, { prompt: "x" })).statusCode).toBe(503);
  });
});

describe("limits", () => {
  test("large bodies, slow bodies, large heads, broken requests", async () => {
    const target = await serve({ limits: { bodyBytes: 2000, bodyTimeoutMs: 300 } });
    expect(await raw(target, { body: `{"x":"${"a".repeat(3000)}"}` })).toMatchObject({ status: 413 });
    expect((await raw(target, { headers: { "x-large": "a".repeat(20_000) } })).status).toBe(431);
    const { headers } = request();
    const socket = connect(target.port, "127.0.0.1");
    const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
    socket.write(`POST /Chat HTTP/1.1\r\ncontent-length: 100\r\n${lines.join("\r\n")}\r\n\r\n{`);
    const slowly = await new Promise<Buffer>(resolve => void socket.once("data", resolve));
    expect(slowly.toString()).toContain("HTTP/1.1 408");
    socket.destroy();
    const broken = connect(target.port, "127.0.0.1");
    broken.write("NOT HTTP\r\n\r\n");
    const refused = await new Promise<Buffer>(resolve => void broken.once("data", resolve));
    expect(refused.toString()).toContain('"message":"The request could not be read."');
  });

  test("whatever comes over the wire, the axon answers the next request", async () => {
    const target = await serve({ limits: { requestsPerSecond: 1e6, burst: 1e6 } });
    const junk = fc.record({
      body: fc.oneof(fc.string(), fc.json(), fc.constant("")),
      headers: fc.dictionary(
        fc.constantFrom(...[...request().headers.keys()].filter(name => name !== "content-type")),
        fc.string({ unit: fc.constantFrom(..."0123456789abcdefxyz.=/-+ ") }),
        { maxKeys: 3 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(junk, async changes => {
        const { status } = await raw(target, changes as Changes);
        expect([200, 401, 500]).toContain(status);
      }),
      { numRuns: 150 },
    );
    expect((await raw(target)).status).toBe(200);
  });
});
