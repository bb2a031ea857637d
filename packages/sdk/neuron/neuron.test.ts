import { connect } from "node:net";
import { keyFromUri } from "@waystone/crypto";
import { afterEach, describe, expect, test } from "vitest";
import { type Axon, type AxonOptions, createAxon } from "./axon.ts";
import { createDendrite } from "./dendrite.ts";
import type { RefusalBody } from "./errors.ts";
import { collect } from "./reply.ts";
import { AxonReply } from "./request.ts";
import { signRequest } from "./sign.ts";
import type { AxonTarget } from "./target.ts";

const [alice, bob, eve] = [keyFromUri("//Alice"), keyFromUri("//Bob"), keyFromUri("//Eve")];
const dendrite = createDendrite({ keypair: alice, timeoutMs: 3000 });
const open: Axon[] = [];
const utf8 = new TextEncoder();

afterEach(async () => {
  await Promise.all(open.splice(0).map(axon => axon.close({ graceMs: 0 })));
});

async function serve(options: Partial<AxonOptions> = {}): Promise<AxonTarget> {
  const axon = await createAxon({
    keypair: bob,
    port: 0,
    authorize: hotkey => (hotkey === eve.address ? { refuse: "no validator permit" } : "allow"),
    routes: {
      "/echo": { handler: (request, { caller }) => ({ got: request.json(), caller, query: request.query.get("q") }) },
      "/bytes": { handler: request => request.body },
      "/status": { method: "GET", handler: () => "up" },
      "/teapot": { handler: () => new AxonReply("short and stout", { status: 418, contentType: "text/plain" }) },
      "/fails": {
        handler: () => {
          throw new TypeError("secret detail");
        },
      },
    },
    ...options,
  });
  open.push(axon);
  return { hotkey: axon.hotkey, ip: "127.0.0.1", port: axon.port };
}

/** A request signed by hand, so that it can be spoilt. */
async function raw(
  target: AxonTarget,
  changes: {
    now?: bigint;
    receiver?: string;
    nonce?: bigint;
    body?: string;
    path?: string;
    headers?: Record<string, string>;
  } = {},
) {
  const body = utf8.encode('{"a":1}');
  const nonce = changes.nonce ?? BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1e6));
  const headers = signRequest(alice, {
    method: "POST",
    target: "/echo",
    body,
    receiver: changes.receiver ?? target.hotkey,
    nonce,
  });
  const response = await fetch(`http://${target.ip}:${target.port}${changes.path ?? "/echo"}`, {
    method: "POST",
    body: changes.body === undefined ? body : utf8.encode(changes.body),
    headers: { "content-type": "application/json", ...headers, ...changes.headers },
  });
  const json = (await response.json()) as RefusalBody;
  return { status: response.status, code: json.error?.code, action: json.error?.action };
}

describe("calls", () => {
  test("JSON, bytes, a GET, a query, a status of its own", async () => {
    const target = await serve();
    const reply = await dendrite.call(target, "/echo?q=%C3%A9", { prompt: "hello" });
    expect(reply.json()).toEqual({ got: { prompt: "hello" }, caller: alice.address, query: "é" });
    expect(reply.elapsedMs).toBeGreaterThan(0);
    expect((await dendrite.call(target, "/bytes", Uint8Array.of(1, 2, 255))).body).toEqual(Uint8Array.of(1, 2, 255));
    expect((await dendrite.call(target, "/bytes")).body).toHaveLength(0);
    expect((await dendrite.call(target, "/status", undefined, { method: "GET" })).json()).toBe("up");
    await expect(dendrite.call(target, "/teapot")).rejects.toMatchObject({
      code: "BadResponse",
      message: expect.stringContaining("418"),
    });
  });

  test("an ed25519 hotkey, and an axon that takes only one scheme", async () => {
    const caller = createDendrite({ keypair: keyFromUri("//Alice", "ed25519") });
    expect((await caller.call(await serve(), "/bytes", "x")).text()).toBe('"x"');
    await expect(caller.call(await serve({ scheme: "sr25519" }), "/bytes")).rejects.toMatchObject({
      code: "MalformedAuth",
    });
  });

  test("many at once, each with a nonce of its own", async () => {
    const target = await serve();
    const replies = await Promise.all(Array.from({ length: 60 }, (_, i) => dendrite.call(target, "/echo", i)));
    expect(replies.map(reply => (reply.json() as { got: number }).got)).toEqual(
      Array.from({ length: 60 }, (_, i) => i),
    );
  });
});

describe("refusals", () => {
  test("unsigned, malformed, misaddressed, stale, future, tampered, replayed, not permitted", async () => {
    const target = await serve();
    const now = BigInt(Date.now()) * 1_000_000n;
    const unsigned = await fetch(`http://127.0.0.1:${target.port}/echo`, { method: "POST", body: "{}" });
    expect([unsigned.status, ((await unsigned.json()) as RefusalBody).error.code]).toEqual([401, "UnsignedRequest"]);
    expect(await raw(target, { headers: { "x-bittensor-nonce": "soon" } })).toMatchObject({
      status: 400,
      code: "MalformedAuth",
    });
    expect(await raw(target, { receiver: eve.address })).toMatchObject({ status: 421, code: "WrongReceiver" });
    expect(await raw(target, { nonce: now - 11_000_000_000n })).toMatchObject({ status: 401, code: "StaleRequest" });
    expect(await raw(target, { nonce: now + 60_000_000_000n })).toMatchObject({ status: 401, code: "FutureRequest" });
    expect(await raw(target, { body: '{"a":2}' })).toMatchObject({ status: 401, code: "BadSignature" });
    expect(await raw(target, { path: "/bytes" })).toMatchObject({ status: 401, code: "BadSignature" });
    const nonce = BigInt(Date.now()) * 1_000_000n + 7n;
    expect(await raw(target, { nonce })).toMatchObject({ status: 200 });
    expect(await raw(target, { nonce })).toMatchObject({
      status: 409,
      code: "ReplayedRequest",
      action: expect.stringContaining("nonce"),
    });
    await expect(createDendrite({ keypair: eve }).call(target, "/echo", 1)).rejects.toMatchObject({
      code: "NotAuthorized",
      status: 403,
      message: expect.stringContaining("no validator permit"),
    });
  });

  test("of two copies sent together one passes", async () => {
    const target = await serve({ authorize: () => new Promise(resolve => setTimeout(() => resolve("allow"), 10)) });
    const nonce = BigInt(Date.now()) * 1_000_000n + 1n;
    const statuses = (await Promise.all([1, 2, 3].map(() => raw(target, { nonce })))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
  });

  test("a request recorded at one neuron does not pass at another, and none from before the start", async () => {
    const other = await serve({ keypair: eve });
    await expect(dendrite.call({ ...other, hotkey: bob.address }, "/echo", 1)).rejects.toMatchObject({
      code: "WrongReceiver",
    });
    const target = await serve();
    expect(await raw(target, { nonce: BigInt(Date.now() - 5000) * 1_000_000n })).toMatchObject({
      code: "StaleRequest",
    });
  });

  test("paths, methods, bodies that are no JSON, and handlers that fail without telling", async () => {
    const seen: string[] = [];
    const target = await serve({
      onRefused: (error, { target: path }) => seen.push(`${path} ${error.code} ${error.cause}`),
    });
    await expect(dendrite.call(target, "/nowhere")).rejects.toMatchObject({ code: "UnknownRoute", status: 404 });
    await expect(dendrite.call(target, "/constructor")).rejects.toMatchObject({ code: "UnknownRoute" });
    await expect(dendrite.call(target, "/status")).rejects.toMatchObject({ code: "MethodNotAllowed", status: 405 });
    await expect(dendrite.call(target, "/echo", utf8.encode("{"))).rejects.toMatchObject({
      code: "BadBody",
      status: 400,
    });
    await expect(dendrite.call(target, "/fails")).rejects.toMatchObject({
      code: "HandlerFailed",
      message: expect.not.stringContaining("secret"),
    });
    expect(seen).toContainEqual("/fails HandlerFailed TypeError: secret detail");
  });

  test("when nobody can tell who may call, nobody may", async () => {
    const target = await serve({
      authorize: () => {
        throw new TypeError("chain is away");
      },
    });
    await expect(dendrite.call(target, "/echo", 1)).rejects.toMatchObject({
      code: "AuthorizationUnavailable",
      status: 503,
    });
  });
});

describe("limits", () => {
  test("a body that is too large, announced or not, a little or much", async () => {
    const target = await serve({ limits: { bodyBytes: 1000 } });
    expect((await dendrite.call(target, "/bytes", new Uint8Array(1000))).body).toHaveLength(1000);
    for (const size of [1001, 3000]) {
      await expect(dendrite.call(target, "/bytes", new Uint8Array(size))).rejects.toMatchObject({
        code: "BodyTooLarge",
        status: 413,
      });
    }
    await expect(dendrite.call(target, "/bytes", new Uint8Array(3_000_000))).rejects.toMatchObject({
      code: expect.stringMatching(/^(BodyTooLarge|Unreachable)$/),
    });
    const answer = await overSocket(
      target,
      socketRequest(
        ["Transfer-Encoding: chunked", "Connection: close"],
        `${(2000).toString(16)}\r\n${"x".repeat(2000)}\r\n0\r\n\r\n`,
      ),
    );
    expect(answer).toContain("413");
  });

  test("a body that does not come, and headers that are too large or no HTTP", async () => {
    const target = await serve({ limits: { bodyTimeoutMs: 100, headerBytes: 4096 } });
    expect(await overSocket(target, socketRequest(["Content-Length: 10"], "abc"))).toMatch(/408.*BodyTimeout/s);
    expect(await overSocket(target, socketRequest([`X-Long: ${"x".repeat(5000)}`], ""))).toMatch(
      /431.*HeadersTooLarge/s,
    );
    expect(await overSocket(target, "nonsense\r\n\r\n")).toMatch(/400.*BadRequest/s);
  });

  test("requests of one hotkey, and requests in all", async () => {
    const target = await serve({ limits: { burst: 3, requestsPerSecond: 0.5 } });
    for (let i = 0; i < 3; i++) await dendrite.call(target, "/echo", i);
    await expect(dendrite.call(target, "/echo", 3)).rejects.toMatchObject({
      code: "RateLimited",
      status: 429,
      retryAfterMs: 2000,
    });
    expect((await createDendrite({ keypair: keyFromUri("//Charlie") }).call(target, "/echo", 1)).status).toBe(200);

    const slow = await serve({
      limits: { requests: 1 },
      routes: { "/slow": { handler: () => new Promise(resolve => setTimeout(() => resolve(1), 100)) } },
    });
    const both = await Promise.allSettled([dendrite.call(slow, "/slow"), dendrite.call(slow, "/slow")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(one => one.status === "rejected")).toMatchObject({ reason: { code: "TooBusy" } });
  });

  test("connections", async () => {
    const target = await serve({ limits: { connectionsPerAddress: 2 } });
    const sockets = [connect(target.port), connect(target.port)];
    await Promise.all(sockets.map(socket => new Promise(resolve => socket.once("connect", resolve))));
    await expect(dendrite.call(target, "/echo", 1)).rejects.toMatchObject({ code: "Unreachable" });
    for (const socket of sockets) socket.destroy();
  });

  test("connections that say nothing, and requests that drip, make room for those that are let in", async () => {
    const target = await serve({ limits: { connections: 2, requests: 1 } });
    const silent = [connect(target.port), connect(target.port)];
    const closed = silent.map(socket => new Promise(resolve => socket.once("close", resolve)));
    for (const socket of silent) socket.on("error", () => undefined);
    await Promise.all(silent.map(socket => new Promise(resolve => socket.once("connect", resolve))));
    await dendrite.call(target, "/echo", 1);
    await closed[0];
    const signed = signRequest(alice, {
      method: "POST",
      target: "/echo",
      body: new Uint8Array(),
      receiver: bob.address,
      nonce: BigInt(Date.now()) * 1_000_000n,
    });
    const head = Object.entries({ host: "x", "content-length": "9", ...signed }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    silent[1]?.write(`POST /echo HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n1`);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect((await dendrite.call(target, "/echo", 2)).json()).toMatchObject({ got: 2 });
    await closed[1];
  });

  test("a handler that takes too long is told, and its caller too", async () => {
    let told = false;
    const target = await serve({
      limits: { handlerTimeoutMs: 50 },
      routes: {
        "/never": {
          handler: (_request, { signal }) => {
            signal.addEventListener("abort", () => {
              told = true;
            });
            return new Promise(() => undefined);
          },
        },
      },
    });
    await expect(dendrite.call(target, "/never")).rejects.toMatchObject({ code: "HandlerTimeout", status: 504 });
    expect(told).toBe(true);
  });
});

describe("the caller's side", () => {
  test("time-out, abort, nobody there, an answer that is too large, a redirect, a stranger", async () => {
    let aborted = 0;
    const target = await serve({
      routes: {
        "/never": {
          handler: (_request, { signal }) => {
            signal.addEventListener("abort", () => aborted++);
            return new Promise(() => undefined);
          },
        },
        "/large": { handler: () => new Uint8Array(5000) },
        "/moved": { handler: () => new AxonReply("", { status: 302, contentType: "text/plain" }) },
        "/lie": {
          handler: () =>
            new AxonReply('{"error":{"code":"Timeout","message":"m"}}', {
              status: 500,
              contentType: "application/json",
            }),
        },
      },
    });
    await expect(dendrite.call(target, "/never", 1, { timeoutMs: 50 })).rejects.toMatchObject({ code: "Timeout" });
    await expect(dendrite.call(target, "/never", 1, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      code: "Aborted",
    });
    await expect(dendrite.call(target, "/large", 1, { responseBytes: 4999 })).rejects.toMatchObject({
      code: "ResponseTooLarge",
    });
    await expect(dendrite.call(target, "/moved")).rejects.toMatchObject({ code: "BadResponse" });
    await expect(dendrite.call(target, "/lie")).rejects.toMatchObject({ code: "BadResponse" });
    await expect(dendrite.call({ ...target, port: 1 }, "/x")).rejects.toMatchObject({ code: "Unreachable" });
    await expect.poll(() => aborted).toBe(2);
  });

  test.each([
    [{ ip: "localhost" }, "/x"],
    [{ ip: "1.2.3.4@evil.example" }, "/x"],
    [{ ip: "300.1.1.1" }, "/x"],
    [{ port: 0 }, "/x"],
    [{ port: 65536 }, "/x"],
    [{ hotkey: "nobody" }, "/x"],
    [{}, "x"],
    [{}, "//evil.example/"],
    [{}, "/x#y"],
  ])("a target that cannot be meant: %j %s", async (changes, path) => {
    const target = { hotkey: bob.address, ip: "127.0.0.1", port: 9, ...changes };
    await expect(dendrite.call(target, path)).rejects.toMatchObject({ code: "BadTarget" });
  });

  test("private addresses can be refused", async () => {
    const careful = createDendrite({ keypair: alice, refusePrivateAddresses: true });
    for (const ip of [
      "127.0.0.1",
      "10.1.2.3",
      "169.254.169.254",
      "172.20.0.1",
      "192.168.1.1",
      "0.0.0.0",
      "::1",
      "fe80::1",
      "fd00::1",
      "::ffff:127.0.0.1",
    ]) {
      await expect(careful.call({ hotkey: bob.address, ip, port: 80 }, "/"), ip).rejects.toMatchObject({
        code: "BadTarget",
      });
    }
  });
});

describe("streams", () => {
  const routes: AxonOptions["routes"] = {
    "/count": {
      handler: async function* (request) {
        for (let i = 0; i < Number(request.json()); i++) {
          yield `é${i} `;
          await new Promise(resolve => setTimeout(resolve, 5));
        }
      } as AxonOptions["routes"][string]["handler"],
    },
    "/breaks": {
      handler: () =>
        new AxonReply(
          (async function* () {
            yield "begun";
            await new Promise(resolve => setTimeout(resolve, 10));
            throw new TypeError("broken");
          })(),
          { contentType: "text/event-stream" },
        ),
    },
  };

  test("come part by part, as text that is not cut inside a character", async () => {
    const stream = await dendrite.stream(await serve({ routes }), "/count", 5);
    const parts: string[] = [];
    for await (const part of stream.text()) parts.push(part);
    expect(parts.join("")).toBe("é0 é1 é2 é3 é4 ");
    expect(parts.length).toBeGreaterThan(1);
  });

  test("break on both sides", async () => {
    const target = await serve({ routes });
    const broken = await dendrite.stream(target, "/breaks");
    expect(broken.headers.get("content-type")).toBe("text/event-stream");
    await expect(collect(broken)).rejects.toMatchObject({ code: "Unreachable" });
    const left = await dendrite.stream(target, "/count", 1000);
    for await (const part of left) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    await expect(collect(await dendrite.stream(target, "/count", 1000, { timeoutMs: 60 }))).rejects.toMatchObject({
      code: "Timeout",
    });
    await expect(collect(await dendrite.stream(target, "/count", 1000, { responseBytes: 20 }))).rejects.toMatchObject({
      code: "ResponseTooLarge",
    });
    const short = await serve({ routes, limits: { streamTimeoutMs: 40 } });
    await expect(collect(await dendrite.stream(short, "/count", 1000))).rejects.toMatchObject({
      code: "Unreachable",
    });
  });
});

test("closing waits for open requests, refuses new ones and ends what takes too long", async () => {
  const axon = await createAxon({
    keypair: bob,
    port: 0,
    authorize: () => "allow",
    routes: {
      "/slow": { handler: () => new Promise(resolve => setTimeout(() => resolve("done"), 80)) },
      "/never": { handler: () => new Promise(() => undefined) },
    },
  });
  const target = { hotkey: axon.hotkey, ip: "127.0.0.1", port: axon.port };
  const slow = dendrite.call(target, "/slow");
  const never = expect(dendrite.call(target, "/never")).rejects.toMatchObject({
    code: expect.stringMatching(/^(ShuttingDown|Unreachable)$/),
  });
  await new Promise(resolve => setTimeout(resolve, 30));
  const closed = axon.close({ graceMs: 200 });
  await expect(dendrite.call(target, "/slow")).rejects.toMatchObject({ code: "ShuttingDown" });
  expect((await slow).json()).toBe("done");
  await closed;
  await never;
  await expect(dendrite.call(target, "/slow")).rejects.toMatchObject({ code: "Unreachable" });
});

function socketRequest(headers: readonly string[], body: string): string {
  const nonce = BigInt(Date.now()) * 1_000_000n;
  const signed = signRequest(alice, {
    method: "POST",
    target: "/bytes",
    body: utf8.encode(body),
    receiver: bob.address,
    nonce,
  });
  const lines = Object.entries(signed).map(([name, value]) => `${name}: ${value}`);
  return ["POST /bytes HTTP/1.1", "Host: x", ...lines, ...headers, "", body].join("\r\n");
}

function overSocket(target: AxonTarget, text: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let answer = "";
  const socket = connect(target.port, target.ip, () => socket.write(text));
  socket.on("data", part => {
    answer += part.toString();
  });
  socket.on("error", () => undefined);
  socket.on("close", () => resolve(answer));
  return promise;
}
