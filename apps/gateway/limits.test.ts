import type { Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { limitsWith } from "./limits.ts";
import {
  completionText,
  errorOf,
  exchange,
  open,
  post,
  readToEnd,
  startGateway,
  type TestGateway,
  traceOf,
  until,
} from "./testing.ts";

let gateway: TestGateway | undefined;
const sockets: Socket[] = [];

async function start(...args: Parameters<typeof startGateway>): Promise<TestGateway> {
  gateway = await startGateway(...args);
  return gateway;
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await gateway?.app.close();
  gateway = undefined;
});

describe("what is too large", () => {
  it("answers a body that is too long with 413", async () => {
    const { port } = await start({ limits: { bodyBytes: 1_000 } });
    const answer = await exchange(port, completionText({ prompt: "a".repeat(2_000) }));
    expect(answer.status).toBe(413);
    expect(errorOf(answer)).toMatchObject({ code: "request_too_large", type: "invalid_request_error" });
    expect(answer.headers.get("x-waystone-trace")).toMatch(/^cmpl-/);
    expect((await exchange(port, completionText({ prompt: "a", max_tokens: 1 }))).status).toBe(200);
  });

  it("answers headers that are too long with 431", async () => {
    const { port } = await start({ limits: { headerBytes: 2_000 } });
    const answer = await exchange(port, completionText({}, [`x-long: ${"a".repeat(3_000)}`]));
    expect(answer.status).toBe(431);
    expect(errorOf(answer)).toMatchObject({ code: "headers_too_large" });
  });

  it("answers too many headers with 431", async () => {
    const { port } = await start({ limits: { headerCount: 20 } });
    const many = (count: number) => Array.from({ length: count }, (_, i) => `x-${i}: 1`);
    expect((await exchange(port, completionText({ max_tokens: 1 }, many(16)))).status).toBe(200);
    const answer = await exchange(port, completionText({ max_tokens: 1 }, many(17)));
    expect(answer.status).toBe(431);
    expect(errorOf(answer).message).toContain("more than 20 headers");
    expect((await exchange(port, completionText({ max_tokens: 1 }, many(500)))).status).toBe(431);
  });

  it("answers a request for too long a text with 400", async () => {
    const { port } = await start({ limits: { completionBytes: 10 } });
    const answer = await exchange(port, completionText({ max_tokens: 11 }));
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: "invalid_request", param: "max_tokens" });
  });

  it("answers what is not HTTP with 400", async () => {
    const { port } = await start();
    const answer = await exchange(port, "hello\r\n\r\n");
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toBe("invalid_request");
  });
});

describe("who is too slow", () => {
  const limits = { headersMilliseconds: 150, requestMilliseconds: 300 };

  it.each(["", "POST /v1/completions HTTP/1.1\r\nhost: test\r\n"])(
    "cuts headers that do not come, after %j",
    async text => {
      const { port } = await start({ limits });
      const answer = await exchange(port, text);
      expect(answer.status).toBe(408);
      expect(errorOf(answer)).toMatchObject({ code: "request_timeout" });
    },
  );

  it("cuts headers that come a byte at a time", async () => {
    const { port } = await start({ limits });
    const socket = await open(port);
    socket.write("GET /v1/models HTTP/1.1\r\n");
    const drip = setInterval(() => socket.write("x"), 20);
    const answer = await readToEnd(socket);
    clearInterval(drip);
    expect(answer.status).toBe(408);
  });

  it("cuts a body that does not come, and the trace says so", async () => {
    const { port } = await start({ limits });
    const answer = await exchange(port, completionText({ prompt: "abc" }).slice(0, -5));
    expect(answer.status).toBe(408);
    expect(errorOf(answer).message).toContain("within 300 ms");
    const trace = await traceOf(port, answer.headers.get("x-waystone-trace") ?? "");
    expect(trace.body).toMatchObject({ state: "failed", error: { code: "request_timeout" } });
  });

  it("closes a connection that is idle between requests", async () => {
    const { port } = await start({ limits: { keepAliveMilliseconds: 100 } });
    const socket = await open(port);
    const began = performance.now();
    socket.write("GET /v1/models HTTP/1.1\r\nhost: test\r\n\r\n");
    expect((await readToEnd(socket)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it("cuts a reader that does not read its stream, and writes no further", async () => {
    const { port, miners } = await start({ limits: { unreadMilliseconds: 200, completionBytes: 16_384 } });
    let id = "";
    const socket = await open(port);
    sockets.push(socket);
    socket.write(completionText({ prompt: "a", max_tokens: 16_384, stream: true, logprobs: 0 }));
    await new Promise<void>(resolve =>
      socket.once("data", part => {
        id = /x-waystone-trace: (\S+)/.exec(String(part))?.[1] ?? "";
        socket.pause();
        resolve();
      }),
    );
    expect(await until(async () => (await traceOf(port, id)).status === 200)).toBe(true);
    const { body } = await traceOf(port, id);
    expect(body).toMatchObject({ state: "cut", error: { code: "client_too_slow" } });
    expect((body as { bytes: number }).bytes).toBeLessThan(16_384);
    const then = miners.asked;
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(miners.asked).toBe(then);
    // Its place is free again.
    expect((await post(port, { max_tokens: 1 })).status).toBe(200);
  });

  it("writes no further for a client that is gone, and the trace says so", async () => {
    const { port, miners } = await start();
    miners.delayMs = 5;
    const controller = new AbortController();
    const response = await fetch(`http://127.0.0.1:${port}/v1/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "test-mixture", max_tokens: 2_000, stream: true }),
      signal: controller.signal,
    });
    const id = response.headers.get("x-waystone-trace");
    controller.abort();
    expect(await until(async () => (await traceOf(port, id)).status === 200)).toBe(true);
    expect((await traceOf(port, id)).body).toMatchObject({ state: "cut", error: { code: "client_gone" } });
  });
});

describe("who is too many", () => {
  it("answers an address with too many connections with 429, and closes far too many at once", async () => {
    const { port } = await start({ limits: { connectionsPerAddress: 3 } });
    for (let i = 0; i < 3; i++) sockets.push(await open(port));
    const answer = await exchange(port, completionText({ max_tokens: 1 }));
    expect(answer.status).toBe(429);
    expect(errorOf(answer)).toMatchObject({ code: "rate_limit_exceeded", type: "requests" });
    expect(answer.headers.get("retry-after")).toBe("1");
    for (let i = 0; i < 16; i++) sockets.push(await open(port));
    expect((await exchange(port, completionText({ max_tokens: 1 }))).status).toBe(0);
    for (const socket of sockets.splice(0)) socket.destroy();
    expect(await until(async () => (await exchange(port, completionText({ max_tokens: 1 }))).status === 200)).toBe(
      true,
    );
  });

  it("answers connections beyond all with 503, and cuts those that ask nothing", async () => {
    const { port } = await start({ limits: { connections: 2 } });
    for (let i = 0; i < 2; i++) sockets.push(await open(port));
    const silent = await open(port);
    const answer = await exchange(port, completionText({ max_tokens: 1 }));
    expect(answer.status).toBe(503);
    expect(errorOf(answer)).toMatchObject({ code: "overloaded" });
    expect(answer.headers.get("retry-after")).toBe("2");
    expect((await readToEnd(silent)).status).toBe(0);
  });

  it("answers too many completions at once: 503 of all, 429 of one key", async () => {
    const { port, miners } = await start({ limits: { requestsInFlight: 3, requestsInFlightPerKey: 2 } });
    miners.delayMs = 300;
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => post(port, { max_tokens: 1 })));
    expect([a, b, c].map(one => one?.status).sort()).toEqual([200, 200, 429]);
    await gateway?.app.close();
    const other = await start({ limits: { requestsInFlight: 2, requestsInFlightPerKey: 9 } });
    other.miners.delayMs = 300;
    const all = await Promise.all([1, 2, 3].map(() => post(other.port, { max_tokens: 1 })));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
    expect(all.find(({ status }) => status === 503)?.headers.get("retry-after")).toBe("1");
    expect((await post(other.port, { max_tokens: 1 })).status).toBe(200);
  });
});

it.each([{ connections: 0 }, { bodyBytes: 1.5 }, { headerCount: Number.NaN }])("refuses the limit %j", limits => {
  expect(() => limitsWith(limits)).toThrow(/whole number above 0/);
});
