import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { NodeError } from "../errors.ts";
import { DEFAULT_RPC_LIMITS, startRpcServer } from "./server.ts";
import { type Client, type Message, type Served, type ServeOptions, serve } from "./test/client.ts";
import { bytes } from "./test/fixture-backend.ts";

let open: Served[] = [];
beforeEach(() => {
  open = [];
});
afterEach(async () => {
  for (const served of open) await served.server.close();
});

async function start(options?: ServeOptions): Promise<Served> {
  const served = await serve(options);
  open.push(served);
  return served;
}

const chain = (id: unknown) => JSON.stringify({ jsonrpc: "2.0", id, method: "system_chain", params: [] });

/** Everything is well with a connection: it answers. */
async function isAlive(client: Client): Promise<boolean> {
  return (await client.call("system_chain")) === "Fixture";
}

describe("JSON-RPC 2.0", () => {
  it("echoes ids byte for byte, of any kind", async () => {
    const client = await (await start()).connect();
    for (const id of ["ab12", "", "0", "häß 😀", '"\\', 0, 1, -5, 1.5, 2 ** 53, null])
      expect(await client.raw(chain(id))).toEqual({ jsonrpc: "2.0", id, result: "Fixture" });
  });

  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  it.each<[string, unknown, number]>([
    ["", null, -32700],
    ["{", null, -32700],
    ["nonsense", null, -32700],
    ['{"jsonrpc":"2.0","id":1,"method":"system_chain","params":[}', null, -32700],
    ["[]", null, -32600],
    ["1", null, -32600],
    ["null", null, -32600],
    ["{}", null, -32600],
    ['"text"', null, -32600],
    ['{"jsonrpc":"2.0","id":7}', 7, -32600],
    ['{"jsonrpc":"2.0","id":7,"method":1}', 7, -32600],
    ['{"jsonrpc":"2.0","id":{},"method":"system_chain"}', null, -32600],
    ['{"jsonrpc":"2.0","id":true,"method":"system_chain"}', null, -32600],
    ['{"jsonrpc":"2.0","id":"a","method":"none"}', "a", -32601],
    ['{"jsonrpc":"2.0","id":"a","method":"__proto__"}', "a", -32601],
    ['{"jsonrpc":"2.0","id":"a","method":"constructor"}', "a", -32601],
    ['{"jsonrpc":"2.0","id":"a","method":"account_nextIndex","params":"x"}', "a", -32602],
    ['{"jsonrpc":"2.0","id":"a","method":"account_nextIndex","params":7}', "a", -32602],
    ['{"jsonrpc":"2.0","id":"a","method":"account_nextIndex"}', "a", -32602],
  ])("answers %s with the right code", async (text, id, code) => {
    const client = await (await start()).connect();
    expect(await client.raw(text)).toMatchObject({ jsonrpc: "2.0", id, error: { code } });
    expect(await isAlive(client)).toBe(true);
  });

  it("does not parse what nests too deep, in lists and objects, but takes brackets in texts", async () => {
    const client = await (await start()).connect();
    const call = (params: string) => `{"jsonrpc":"2.0","id":1,"method":"none","params":${params}}`;
    for (const text of [nested(100_000), "[".repeat(100_000), '{"a":'.repeat(100_000), call(nested(64))])
      expect(await client.raw(text)).toMatchObject({ id: null, error: { code: -32700 } });
    for (const params of [nested(63), JSON.stringify(["[".repeat(1000), '\\"{{'])])
      expect(await client.raw(call(params))).toMatchObject({ id: 1, error: { code: -32601 } });
  });

  it("does not parse what has too many values, but takes a text as long", async () => {
    const client = await (await start()).connect();
    const call = (params: string) => `{"jsonrpc":"2.0","id":1,"method":"none","params":${params}}`;
    for (const params of [
      `[${"[],".repeat(100_000)}1]`,
      `[${"1,".repeat(200_000)}1]`,
      `{${Array.from({ length: 100_001 }, (_, i) => `"${i}":1`)}}`,
    ])
      expect(await client.raw(call(params))).toMatchObject({ id: null, error: { code: -32700 } });
    expect(await client.raw(call(JSON.stringify(["1,".repeat(200_000)])))).toMatchObject({ id: 1 });
  });

  it("ends an HTTP connection that sends on and on without waiting for answers", async () => {
    const { port } = await start();
    const socket = connect(port, "127.0.0.1");
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "system_chain" });
    const one = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    let heard = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
    });
    socket.write(one.repeat(1000));
    await once(socket, "close");
    expect(heard.split("HTTP/1.1 ").length - 1).toBeLessThan(1000);
  });

  it("says that a method is not found in the usual words", async () => {
    const client = await (await start()).connect();
    expect(await client.failure("foo_bar")).toEqual({ code: -32601, message: "Method not found" });
  });

  it("takes missing and null parameters alike, and parameters by name", async () => {
    const client = await (await start()).connect();
    for (const rest of [
      "",
      ',"params":[]',
      ',"params":null',
      ',"params":[null]',
      ',"params":{}',
      ',"params":{"hash":null}',
    ])
      expect(await client.raw(`{"jsonrpc":"2.0","id":1,"method":"chain_getHeader"${rest}}`)).toMatchObject({
        result: { number: "0x2" },
      });
    const named = { jsonrpc: "2.0", id: 1, method: "state_getKeysPaged", params: { prefix: "0x", count: 1 } };
    expect((await client.raw(JSON.stringify(named))).result).toHaveLength(1);
    const proto = '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":{"__proto__":{"hash":"0x00"}}}';
    expect(await client.raw(proto)).toMatchObject({
      error: { code: -32602, message: expect.stringContaining('no parameter "__proto__"; known by name: hash') },
    });
  });

  it("answers batches in order, single mistakes among them, and says nothing to notifications", async () => {
    const client = await (await start()).connect();
    const answers = await client.batch([
      { jsonrpc: "2.0", id: "a", method: "system_chain" },
      { jsonrpc: "2.0", method: "system_chain" },
      7 as unknown as object,
      { jsonrpc: "2.0", id: 2, method: "none" },
    ]);
    expect(answers.map(({ id, result, error }) => [id, result ?? error?.code])).toEqual([
      ["a", "Fixture"],
      [null, -32600],
      [2, -32601],
    ]);
    client.socket.send(JSON.stringify([{ jsonrpc: "2.0", method: "system_chain" }]));
    client.socket.send(JSON.stringify({ jsonrpc: "2.0", method: "none" }));
    expect(await isAlive(client)).toBe(true);
    expect(client.left).toEqual([]);
    const many = Array.from({ length: 1001 }, () => ({ jsonrpc: "2.0", id: 1, method: "system_chain" }));
    expect(await client.raw(JSON.stringify(many))).toMatchObject({ id: null, error: { code: -32010 } });
  });

  it("survives whatever text is sent", async () => {
    const client = await (await start()).connect();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.json(),
          fc.jsonValue().map(value => JSON.stringify(value)),
        ),
        async text => {
          const answer = await client.raw(text.startsWith("[") ? ` ${text}x` : text);
          expect(answer.error?.code).toBeLessThan(0);
        },
      ),
      { numRuns: 200 },
    );
    expect(await isAlive(client)).toBe(true);
  });

  it("survives calls with whatever parameters, without a mistake of its own", async () => {
    const served = await start();
    const client = await served.connect();
    const { methods } = (await client.call("rpc_methods")) as { methods: string[] };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.array(fc.jsonValue(), { maxLength: 4 }),
        async (name, params) => {
          const answer = await client.raw(JSON.stringify({ jsonrpc: "2.0", id: "p", method: name, params }));
          expect(answer.id).toBe("p");
          if (answer.error !== undefined) expect(answer.error.code).not.toBe(-32603);
        },
      ),
      { numRuns: 400 },
    );
    expect(served.internal).toEqual([]);
  });
});

describe("WebSocket", () => {
  it("answers pings, and takes binary frames and fragments as text", async () => {
    const client = await (await start()).connect();
    client.socket.ping("hello");
    const [payload] = (await once(client.socket, "pong")) as [Buffer];
    expect(payload.toString()).toBe("hello");
    expect(await client.raw(new TextEncoder().encode(chain(1)))).toMatchObject({ result: "Fixture" });
    const text = chain("f");
    client.socket.send(text.slice(0, 10), { fin: false });
    client.socket.send(text.slice(10), { fin: true });
    expect(await isAlive(client)).toBe(true);
    expect(client.left).toEqual([{ jsonrpc: "2.0", id: "f", result: "Fixture" }]);
  });

  it("closes connections whose frames break the protocol, and goes on", async () => {
    const served = await start();
    // Each is a client frame: reserved bits, an unknown opcode, an unmasked frame, a text that is no UTF-8, a close code that is none.
    const hostile = ["f1800000000000", "838000000000", "810161", "818100000000ff", "88820000000000ff"];
    for (const hex of hostile) {
      const { socket } = await served.connect();
      const raw = (socket as unknown as { readonly _socket: import("node:net").Socket })._socket;
      raw.write(Buffer.from(hex, "hex"));
      await once(socket, "close");
    }
    expect(await isAlive(await served.connect())).toBe(true);
  });

  it("survives raw bytes on its port, and half a handshake", async () => {
    const served = await start();
    for (const text of [
      "\x16\x03\x01\x00",
      "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n{",
    ]) {
      const socket = connect(served.port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      socket.write(text);
      await new Promise(resolve => setTimeout(resolve, 20));
      socket.destroy();
    }
    expect(await isAlive(await served.connect())).toBe(true);
  });

  it("forgets a connection's subscriptions when it is gone", async () => {
    const served = await start();
    const client = await served.connect();
    await client.call("chain_subscribeNewHeads");
    await client.call("author_submitAndWatchExtrinsic", "0x01");
    await client.call("chainHead_v1_follow", true);
    expect([served.backend.listeners, served.backend.watchers]).toEqual([2, 1]);
    client.socket.terminate();
    await expect.poll(() => served.backend.listeners).toBe(0);
    expect(served.backend.watchers).toBe(0);
  });
});

describe("limits", () => {
  it("answers a request that is too long, over both ways", async () => {
    const served = await start({ limits: { requestBytes: 2000 } });
    const client = await served.connect();
    expect(await client.raw(" ".repeat(2001))).toMatchObject({
      id: null,
      error: { code: -32007, message: "Request is too big" },
    });
    expect(await isAlive(client)).toBe(true);
    const response = await served.post(" ".repeat(100_000));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: -32007 } });
    client.socket.send(" ".repeat(100_000));
    expect(await client.closed()).toBe(1009);
    expect(await isAlive(await served.connect())).toBe(true);
  });

  it("answers that a response is too long, of one call and of a batch", async () => {
    const client = await (await start({ limits: { responseBytes: 5000 } })).connect();
    const big = { jsonrpc: "2.0", id: "b", method: "state_call", params: ["Fixture_big", "0x00100000"] };
    expect(await client.raw(JSON.stringify(big))).toMatchObject({
      id: "b",
      error: { code: -32008, message: "Response is too big" },
    });
    const half = { ...big, params: ["Fixture_big", "0x00040000"] };
    expect((await client.raw(JSON.stringify(half))).result).toHaveLength(2050);
    expect(await client.raw(JSON.stringify([half, half, half]))).toMatchObject({ id: null, error: { code: -32008 } });
  });

  it("refuses connections beyond the limit, saying so, until others are gone", async () => {
    const served = await start({ limits: { connections: 2 } });
    const first = await served.connect();
    const second = await served.connect();
    const third = new WebSocket(`ws://127.0.0.1:${served.port}`);
    third.on("error", () => undefined);
    const [data] = (await once(third, "message")) as [Buffer];
    expect(JSON.parse(data.toString())).toMatchObject({
      id: null,
      error: { code: -32009, message: "Too many connections" },
    });
    const [code] = (await once(third, "close")) as [number];
    expect(code).toBe(1013);
    const response = await served.post(chain(1));
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ error: { code: -32009 } });
    expect(await isAlive(first)).toBe(true);
    second.socket.terminate();
    await expect.poll(async () => (await served.post(chain(1))).status).toBe(200);
  });

  it("refuses subscriptions beyond the limit, until others end", async () => {
    const client = await (await start({ limits: { subscriptions: 2 } })).connect();
    const first = await client.call("chain_subscribeNewHeads");
    await client.call("state_subscribeRuntimeVersion");
    expect(await client.failure("chain_subscribeAllHeads")).toMatchObject({
      code: -32006,
      message: "Too many subscriptions on the connection",
    });
    expect(await client.call("chain_unsubscribeNewHeads", first)).toBe(true);
    expect(await client.call("chain_unsubscribeNewHeads", first)).toBe(false);
    expect(await client.call("chain_subscribeAllHeads")).toEqual(expect.any(String));
  });

  it("refuses calls beyond the rate", async () => {
    const served = await start({ limits: { callsPerMinute: 3 } });
    const client = await served.connect();
    for (let i = 0; i < 3; i++) expect(await isAlive(client)).toBe(true);
    expect(await client.failure("system_chain")).toMatchObject({ code: -32999 });
    const batch = await (await served.post(`[${[1, 2, 3, 4].map(chain).join(",")}]`)).json();
    expect((batch as Message[]).map(({ error }) => error?.code)).toEqual([undefined, undefined, undefined, -32999]);
  });

  it("reads no further from who does not read its answers, and loses none of them", async () => {
    const served = await start();
    const client = await served.connect();
    const call = JSON.stringify({
      jsonrpc: "2.0",
      id: "x",
      method: "state_call",
      params: ["Fixture_big", "0x00000800"],
    });
    client.socket.pause();
    for (let i = 0; i < 60; i++) client.socket.send(call);
    await new Promise(resolve => setTimeout(resolve, 300));
    let answers = 0;
    client.socket.on("message", () => {
      answers++;
    });
    client.socket.resume();
    await expect.poll(() => answers, { timeout: 20_000 }).toBe(60);
    expect(await isAlive(client)).toBe(true);
  });

  it("cuts off who holds most where all connections together hold too much: halves of messages, and answers that nobody reads", async () => {
    const served = await start({ limits: { heldBytes: 8 * 1024 * 1024 } });
    const honest = await served.connect();
    const halves = await Promise.all([1, 2, 3, 4].map(() => served.connect()));
    for (const { socket } of halves) socket.send(Buffer.alloc(3 * 1024 * 1024, 0x20), { fin: false });
    await expect.poll(() => halves.filter(({ socket }) => socket.readyState === WebSocket.CLOSED).length).toBe(2);
    expect(await isAlive(honest)).toBe(true);
    for (const { socket } of halves) socket.terminate();
    const deaf = await served.connect();
    deaf.socket.pause();
    const big = { jsonrpc: "2.0", id: "x", method: "state_call", params: ["Fixture_big", "0x00007000"] };
    for (let i = 0; i < 4; i++) deaf.socket.send(JSON.stringify(big));
    await expect.poll(() => served.connections(), { timeout: 20_000 }).toBe(1);
    expect(await isAlive(honest)).toBe(true);
  });

  it("does not hold a message against its sender once it is used", async () => {
    const served = await start({ limits: { heldBytes: 1024 * 1024 } });
    const client = await served.connect();
    for (let i = 0; i < 40; i++)
      expect(await client.failure("none", "x".repeat(100_000))).toMatchObject({ code: -32601 });
    await new Promise(resolve => setTimeout(resolve, 120));
    expect(await isAlive(client)).toBe(true);
  });

  it("refuses connections of one address beyond its share, and calls of all its connections beyond its rate", async () => {
    const served = await start({ limits: { connectionsPerAddress: 2, callsPerMinutePerAddress: 5 } });
    const [one, two] = [await served.connect(), await served.connect()];
    const third = await served.connect();
    expect(await third.closed()).toBe(1013);
    for (let i = 0; i < 5; i++) await (i % 2 === 0 ? one : two).call("system_chain");
    for (const client of [one, two]) expect(await client.failure("system_chain")).toMatchObject({ code: -32999 });
    one.socket.terminate();
    await expect.poll(() => served.connections()).toBe(1);
    const again = await served.connect();
    expect(await again.failure("system_chain")).toMatchObject({ code: -32999 });
  });

  it("cuts off who does not read its notifications", async () => {
    const served = await start();
    const client = await served.connect();
    for (let i = 0; i < 100; i++) await client.call("state_subscribeStorage", ["0x10"]);
    client.socket.pause();
    const gone = expect.poll(() => served.backend.listeners, { timeout: 20_000, interval: 5 }).toBe(0);
    for (let i = 0; i < 120 && served.backend.listeners > 0; i++) {
      served.backend.mine([[Uint8Array.of(0x10), new Uint8Array(20_000).fill(i)]]);
      await new Promise(resolve => setImmediate(resolve));
    }
    await gone;
    expect(await isAlive(await served.connect())).toBe(true);
  });
});

describe("HTTP", () => {
  it("answers single calls and batches", async () => {
    const served = await start();
    const response = await served.post(chain("h"));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.json()).toEqual({ jsonrpc: "2.0", id: "h", result: "Fixture" });
    const batch = (await (await served.post(`[${chain(1)},${chain(2)}]`)).json()) as Message[];
    expect(batch.map(({ id }) => id)).toEqual([1, 2]);
    expect((await served.post('{"jsonrpc":"2.0","method":"system_chain"}')).status).toBe(204);
    expect(await (await served.post("{")).json()).toMatchObject({ error: { code: -32700 } });
  });

  it("refuses subscriptions, which need a connection", async () => {
    const served = await start();
    const response = await served.post('{"jsonrpc":"2.0","id":1,"method":"chain_subscribeNewHeads"}');
    expect(await response.json()).toMatchObject({
      error: { code: -32601, message: expect.stringContaining("WebSocket") },
    });
    expect(served.backend.listeners).toBe(0);
  });

  it("tells browsers that they may call, and others what to do", async () => {
    const { port } = await start();
    const url = `http://127.0.0.1:${port}/`;
    const preflight = await fetch(url, { method: "OPTIONS", headers: { origin: "https://example.com" } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("content-type");
    expect((await fetch(`${url}health`)).status).toBe(200);
    const get = await fetch(url);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(405);
  });
});

it("tells a load balancer whether to send requests, and a supervisor whether all is well", async () => {
  const state = { ready: false, problem: undefined as string | undefined };
  const served = await start({ isReady: () => state.ready, problem: () => state.problem });
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${served.port}/${path}`)).status;
  expect([await status("health"), await status("health/readiness")]).toEqual([200, 503]);
  state.ready = true;
  expect([await status("health"), await status("health/readiness")]).toEqual([200, 200]);
  state.problem = "no block";
  expect([await status("health"), await status("health/readiness")]).toEqual([503, 503]);
});

describe("unsafe methods", () => {
  const unsafe = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "state_getPairs", params: ["0x"] });

  it("are for this machine alone, and not for pages of foreign origin or hosts of foreign name", async () => {
    const served = await start();
    const ask = async (headers: Readonly<Record<string, string>>): Promise<boolean> => {
      const client = await served.connect(headers);
      const { error } = await client.raw(unsafe);
      client.socket.terminate();
      return error === undefined;
    };
    expect(await ask({})).toBe(true);
    expect(await ask({ origin: "http://localhost:3000" })).toBe(true);
    expect(await ask({ origin: "http://127.0.0.1" })).toBe(true);
    expect(await ask({ origin: "https://example.com" })).toBe(false);
    expect(await ask({ origin: "null" })).toBe(false);
    expect(await ask({ origin: "http://localhost.example.com" })).toBe(false);
    expect(await ask({ host: "example.com" })).toBe(false);
    expect(await ask({ host: `localhost:${served.port}` })).toBe(true);
    const foreign = await served.post(unsafe, { origin: "https://example.com" });
    expect(await foreign.json()).toMatchObject({ error: { code: -32601 } });
  });

  it("are for all or none where that was said", async () => {
    const everyone = await start({ methods: "unsafe" });
    const client = await everyone.connect({ origin: "https://example.com" });
    expect((await client.raw(unsafe)).error).toBeUndefined();
    const nobody = await start({ methods: "safe" });
    expect((await (await nobody.connect()).raw(unsafe)).error).toMatchObject({
      code: -32601,
      message: "RPC call is unsafe to be called externally",
    });
  });
});

describe("listening", () => {
  it("serves several ports, over which connections are counted together", async () => {
    const served = await start({ ports: [0, 0], limits: { connections: 1 } });
    const [a, b] = served.server.addresses;
    expect(a?.port).not.toBe(b?.port);
    const first = await served.connect();
    const second = new WebSocket(`ws://127.0.0.1:${b?.port}`);
    second.on("error", () => undefined);
    expect(((await once(second, "close")) as [number])[0]).toBe(1013);
    expect(await isAlive(first)).toBe(true);
  });

  it("says what to do when a port is taken, and leaves no port open then", async () => {
    const served = await start();
    const other = await startRpcServer({ backend: served.backend, ports: [0], host: "127.0.0.1", methods: "auto" });
    const free = other.addresses[0]?.port ?? 0;
    await other.close();
    const attempt = startRpcServer({
      backend: served.backend,
      ports: [free, served.port],
      host: "127.0.0.1",
      methods: "auto",
      limits: DEFAULT_RPC_LIMITS,
    });
    const error = await attempt.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NodeError);
    expect(error).toMatchObject({ code: "port-taken", message: expect.stringContaining("--rpc-port") });
    const probe = request({ port: free, host: "127.0.0.1", path: "/health" });
    probe.end();
    const [refused] = (await once(probe, "error")) as [NodeJS.ErrnoException];
    expect(refused.code).toBe("ECONNREFUSED");
  });

  it("closes all connections at once when it ends", async () => {
    const served = await start();
    const client = await served.connect();
    const began = performance.now();
    const closed = client.closed();
    await served.server.close();
    await closed;
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it("tells an observer of calls and connections", async () => {
    const calls: [string, number][] = [];
    let connections = 0;
    const served = await start({
      observer: {
        called: (method, seconds, code) => {
          expect(seconds).toBeGreaterThanOrEqual(0);
          calls.push([method, code]);
        },
        connections: count => {
          connections = count;
        },
      },
    });
    const client = await served.connect();
    await client.call("chain_getHead");
    await client.failure("made_up_name");
    expect(calls).toEqual([
      ["chain_getBlockHash", 0],
      ["unknown", -32601],
    ]);
    expect(connections).toBe(1);
    client.socket.terminate();
    await expect.poll(() => connections).toBe(0);
    expect(bytes("a")).toHaveLength(1);
  });
});
