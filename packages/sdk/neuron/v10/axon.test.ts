import { connect } from "node:net";
import { keyFromUri } from "@waystone/crypto";
import { createVerifierPool } from "@waystone/crypto/pool";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { bodyJson } from "./answer.ts";
import { createV10Axon, type V10Axon, type V10AxonOptions } from "./axon.ts";
import { createV10Dendrite } from "./dendrite.ts";
import { inputHeaders, v10Headers } from "./headers.ts";
import { signV10 } from "./message.ts";
import { v10Route } from "./route.ts";
import { rateByStake } from "./stake-rates.ts";
import { bodyHash, encodeFields, synapse, t } from "./synapse.ts";
import { NO_TERMINAL } from "./terminal.ts";

const [alice, bob, eve] = [keyFromUri("//Alice"), keyFromUri("//Bob"), keyFromUri("//Eve")];
const dendrite = createV10Dendrite({ keypair: alice, timeout: 5 });
const open: V10Axon[] = [];
afterAll(() => dendrite.close());
afterEach(async () => {
  await Promise.all(open.splice(0).map(axon => axon.close({ graceMs: 0 })));
});

const Chat = synapse({
  name: "Chat",
  fields: { prompt: t.str, temperature: t.float.default(1), answer: t.optional(t.str).default(null) },
  hash: ["prompt"],
});
const Story = synapse({ name: "Story", fields: { prompt: t.str }, hash: ["prompt"], streaming: true });

async function serve(options: Partial<V10AxonOptions> = {}) {
  const axon = await createV10Axon({
    keypair: bob,
    port: 0,
    routes: [
      v10Route(Chat, {
        blacklist: head => (head.dendrite.hotkey === eve.address ? { refuse: "no stake" } : "allow"),
        forward({ prompt }, { caller }) {
          if (prompt === "fail") throw new TypeError("secret detail");
          return { answer: `${prompt} from ${caller}` };
        },
      }),
      v10Route(Story, {
        async *forward({ prompt }) {
          for (const word of prompt.split(" ")) yield word;
        },
      }),
    ],
    ...options,
  });
  open.push(axon);
  return { hotkey: axon.hotkey, ip: "127.0.0.1", port: axon.port };
}

const now = () => BigInt(Date.now()) * 1_000_000n;
let last = 0n;
const nonceNow = () => {
  last = now() > last ? now() : last + 1n;
  return last;
};

type Changes = {
  nonce?: bigint;
  key?: typeof alice;
  signature?: string | null;
  version?: number;
  timeout?: number;
  body?: string;
  method?: string;
  path?: string;
  receiver?: string;
  headers?: Record<string, string | undefined>;
};

/** A request as Python's dendrite would make it, so that it can be spoilt. */
function request(changes: Changes = {}) {
  const { key = alice, nonce = nonceNow(), timeout = 5, version = 10_002_000, receiver = bob.address } = changes;
  const values = { prompt: "hi", temperature: 1, answer: null };
  const hash = bodyHash(Chat, values);
  const uuid = "4eb8db9c-e674-11f1-b568-02fc00000001";
  const signature =
    changes.signature ?? signV10(key, { nonce, dendrite: key.address, axon: receiver, uuid, bodyHash: hash });
  const head = {
    name: "Chat",
    timeout,
    axon: { ...NO_TERMINAL, ip: "127.0.0.1", port: 1, hotkey: receiver },
    dendrite: {
      ...NO_TERMINAL,
      version,
      nonce,
      uuid,
      hotkey: key.address,
      signature: changes.signature === null ? null : signature,
    },
    bodyHash: hash,
  };
  const flat = v10Headers(head, inputHeaders(Chat, values), 0);
  const headers = new Headers({ "content-type": "application/json" });
  for (let i = 0; i < flat.length; i += 2) headers.set(flat[i] ?? "", flat[i + 1] ?? "");
  for (const [name, value] of Object.entries(changes.headers ?? {})) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return { headers, body: changes.body ?? bodyJson(head, encodeFields(Chat, values)) };
}

async function raw(target: { readonly port: number }, changes: Changes = {}) {
  const { headers, body } = request(changes);
  const method = changes.method ?? "POST";
  const response = await fetch(`http://127.0.0.1:${target.port}${changes.path ?? "/Chat"}`, { method, headers, body });
  const json = (await response.json()) as { message?: string; answer?: string; error?: { code: string } };
  const said = response.headers.get("bt_header_axon_status_code");
  return {
    status: response.status,
    message: json.message,
    answer: json.answer,
    code: json.error?.code,
    said,
    headers: response.headers,
  };
}

describe("calls", () => {
  test("a synapse is answered, with its fields, both terminals and its time", async () => {
    const target = await serve();
    const reply = await dendrite.call(target, Chat, { prompt: "hé" });
    expect(reply.values).toEqual({ prompt: "hé", temperature: 1, answer: `hé from ${alice.address}` });
    const answer: string | null = reply.values.answer;
    expect(answer).not.toBeNull();
    expect([reply.isSuccess, reply.statusCode, reply.statusMessage]).toEqual([true, 200, "Success"]);
    expect(reply.dendrite.processTime ?? 0).toBeGreaterThan(reply.axon.processTime ?? 9);
    expect(reply.axon).toMatchObject({ hotkey: bob.address, port: target.port });
    expect(reply.error).toBeUndefined();
  });

  test("the ping, and every refusal by its predicate", async () => {
    const target = await serve();
    const { Ping } = await import("./synapse.ts");
    expect((await dendrite.call(target, Ping, {})).isSuccess).toBe(true);
    const stranger = createV10Dendrite({ keypair: eve });
    const refused = await stranger.call(target, Chat, { prompt: "x" });
    expect([refused.isBlacklist, refused.isFailure, refused.statusMessage]).toEqual([
      true,
      true,
      "Forbidden. Key is blacklisted: no stake.",
    ]);
    expect(refused.values.answer).toBeNull();
    stranger.close();
    const misled = await dendrite.call({ ...target, hotkey: eve.address }, Chat, { prompt: "x" });
    expect(misled.failedVerification).toBe(true);
    const failed = await dendrite.call(target, Chat, { prompt: "fail" });
    expect(failed.statusCode).toBe(500);
    expect(failed.statusMessage).toMatch(/^Internal Server Error #[0-9a-f-]{36}$/);
    const unknown = await dendrite.call(target, synapse({ name: "Nope", fields: {} }), {});
    expect(unknown.statusMessage).toBe(
      "Synapse name 'Nope' not found. Available synapses ['Synapse', 'Chat', 'Story']",
    );
  });

  test("a stream comes in parts, and its reply at the end", async () => {
    const target = await serve();
    const stream = await dendrite.stream(target, Story, { prompt: "a b ü" });
    let text = "";
    for await (const part of stream.text()) text += part;
    expect(text).toBe("abü");
    expect(await stream.reply).toMatchObject({ statusCode: 200, statusMessage: "Success" });
    const refused = await dendrite.stream({ ...target, hotkey: eve.address }, Story, { prompt: "x" });
    for await (const _ of refused) expect.unreachable();
    expect((await refused.reply).statusCode).toBe(401);
    const left = await dendrite.stream(target, Story, { prompt: "a b" });
    for await (const _ of left) break;
    expect((await left.reply).error?.code).toBe("Aborted");
  });

  test("many targets, with bounds, in their order; many at once over few connections", async () => {
    const target = await serve();
    const targets = Array.from({ length: 40 }, (_, i) => (i % 10 === 9 ? { ...target, port: 1 } : target));
    const replies = await dendrite.callMany(targets, Chat, { prompt: "x" }, { concurrency: 7 });
    expect(replies.map(reply => reply.statusCode)).toEqual(targets.map((_, i) => (i % 10 === 9 ? 503 : 200)));
    const together = await Promise.all(targets.map(() => dendrite.call(target, Chat, { prompt: "y" })));
    expect(together.every(reply => reply.isSuccess)).toBe(true);
  });

  test("over TLS, with the certificate that the chain names and no other", async () => {
    const { key, cert, other } = await import("./tls.fixture.ts");
    const target = await serve({ tls: { key, cert } });
    const reply = await dendrite.call({ ...target, certificate: cert }, Chat, { prompt: "x" });
    expect(reply.statusMessage).toBe("Success");
    expect((await dendrite.call({ ...target, certificate: other }, Chat, { prompt: "x" })).isSuccess).toBe(false);
    expect((await dendrite.call(target, Chat, { prompt: "x" })).isSuccess).toBe(false);
  });

  test("signatures checked in other threads", async () => {
    const verifier = createVerifierPool({ workers: 1 });
    const target = await serve({ verifier });
    const replies = await Promise.all([
      ...Array.from({ length: 20 }, () => dendrite.call(target, Chat, { prompt: "x" })),
      dendrite.call({ ...target, hotkey: eve.address }, Chat, { prompt: "x" }),
    ]);
    expect(replies.map(reply => reply.statusCode)).toEqual([...new Array<number>(20).fill(200), 401]);
    expect(await raw(target, { signature: `0x${"ab".repeat(64)}` })).toMatchObject({ status: 401 });
    await verifier.close();
  });
});

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
