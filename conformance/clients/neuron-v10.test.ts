import { keyFrom } from "@waystone/sdk";
import {
  createV10Axon,
  createV10Dendrite,
  decodeTensor,
  encodeTensor,
  Ping,
  synapse,
  t,
  type V10Axon,
  v10Route,
} from "@waystone/sdk/neuron";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import { freePort } from "../harness.ts";
import { type PythonNeuron, startPythonNeuron } from "../neurons/python-neuron.ts";
import { captureRequest, exchange, type RawHead } from "../neurons/wire.ts";

// Our axon and dendrite against those of the unmodified Python SDK 10.2.0, in both roles.

const [alice, bob, eve] = [keyFrom("//Alice"), keyFrom("//Bob"), keyFrom("//Eve")];

const Chat = synapse({
  name: "Chat",
  fields: {
    messages: t.list(t.dict(t.str)),
    prompt: t.str,
    temperature: t.float.default(1),
    flag: t.bool.default(true),
    maybe: t.optional(t.int).default(null),
    answer: t.optional(t.str).default(null),
  },
  hash: ["messages", "prompt", "temperature", "flag", "maybe"],
});
const Story = synapse({
  name: "Story",
  fields: { prompt: t.str, completion: t.str.default("") },
  hash: ["prompt"],
  streaming: true,
});
const Numbers = synapse({
  name: "Numbers",
  fields: { x: t.optional(t.tensor).default(null), y: t.optional(t.tensor).default(null) },
  hash: ["x"],
});
const Sleep = synapse({ name: "Sleep", fields: { seconds: t.float } });
const Fail = synapse({ name: "Fail", fields: { why: t.str.default("") } });
const Guarded = synapse({ name: "Guarded", fields: { word: t.str.default("") } });
const Unserved = synapse({ name: "Unserved", fields: {} });

/** The dict that Python's dendrite gives, as far as it is looked at. */
type PythonReply = {
  readonly dendrite: { readonly status_code: number; readonly status_message: string; readonly process_time: number };
  readonly axon: { readonly status_code: number; readonly status_message: string; readonly hotkey: string };
  readonly predicates: readonly string[];
  readonly [field: string]: unknown;
};

const dendrite = createV10Dendrite({ keypair: alice, ip: "198.51.100.7", timeout: 5 });
const stranger = createV10Dendrite({ keypair: eve, timeout: 5 });
let started: PythonNeuron | { readonly reason: string };
/** Python's axon. */
let theirs = { hotkey: bob.address, ip: "127.0.0.1", port: 0 };
let ours: V10Axon;
const refusals: string[] = [];

beforeAll(async () => {
  ours = await createV10Axon({
    keypair: bob,
    port: 0,
    onRefused: error => void refusals.push(error.code),
    routes: [
      v10Route(Chat, {
        forward: ({ prompt, messages, temperature }) => ({
          answer: `${prompt} ${messages.length} ${temperature.toFixed(1)}`,
        }),
      }),
      v10Route(Story, {
        async *forward({ prompt }) {
          for (const word of prompt.split(" ")) {
            if (word === "break") throw new TypeError("in the middle");
            yield word;
            await new Promise(resolve => setTimeout(resolve, 10));
          }
        },
      }),
      v10Route(Numbers, {
        forward({ x }) {
          if (x === null) return undefined;
          const tensor = decodeTensor(x);
          return { y: encodeTensor({ ...tensor, data: tensor.data.toReversed() } as typeof tensor) };
        },
      }),
      v10Route(Sleep, {
        async forward({ seconds }, { signal }) {
          await new Promise<void>((resolve, reject) => {
            const timer = setTimeout(resolve, seconds * 1000);
            signal.addEventListener("abort", () => {
              clearTimeout(timer);
              reject(signal.reason);
            });
          });
          return undefined;
        },
      }),
      v10Route(Fail, {
        forward({ why }) {
          throw new TypeError(why);
        },
      }),
      v10Route(Guarded, {
        blacklist: head => (head.dendrite.hotkey === eve.address ? { refuse: "no stake" } : "allow"),
        priority: head => head.timeout,
        forward: ({ word }) => ({ word: word.toUpperCase() }),
      }),
    ],
  });
  started = await startPythonNeuron();
  if ("ask" in started) {
    const port = await freePort();
    theirs = { hotkey: bob.address, ip: "127.0.0.1", port };
    await started.ask("start_axon", { port });
  }
}, 120_000);

afterAll(async () => {
  dendrite.close();
  stranger.close();
  await ours.close({ graceMs: 0 });
  if ("ask" in started) await started.stop();
});

function python(context: TestContext): PythonNeuron {
  if ("ask" in started) return started;
  return context.skip(started.reason);
}

describe("our dendrite calls Python's axon", () => {
  test("a synapse, with all kinds of values in what is hashed", async context => {
    python(context);
    const messages = [
      { role: "user", content: 'it\'s "é"\n\u200b\u{1f600}' },
      { 9: "nine", 10: "ten", a: "letter" },
    ];
    const reply = await dendrite.call(theirs, Chat, { messages, prompt: "hi", temperature: 1e-7, maybe: 3 });
    expect(reply.statusMessage).toBe("Success");
    expect(reply.values).toEqual({
      messages,
      prompt: "hi",
      temperature: 1e-7,
      flag: true,
      maybe: 3,
      answer: "hi 2 1e-07",
    });
    expect(reply.axon).toMatchObject({ statusCode: 200, hotkey: bob.address });
    expect(reply.axon.processTime).toBeGreaterThan(0);
    expect((await dendrite.call(theirs, Ping, {})).isSuccess).toBe(true);
  });

  test("many at once: their nonces overtake each other on the way, and none is refused", async context => {
    python(context);
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) => dendrite.call(theirs, Chat, { messages: [], prompt: String(i) })),
    );
    expect(replies.map(reply => reply.statusMessage)).toEqual(new Array(40).fill("Success"));
    expect(replies.map(reply => reply.values.answer)).toEqual(replies.map((_, i) => `${i} 0 1.0`));
  });

  test("a stream", async context => {
    python(context);
    const stream = await dendrite.stream(theirs, Story, { prompt: "one two drei" });
    let text = "";
    for await (const part of stream.text()) text += part;
    expect(text).toBe("onetwodrei");
    expect(await stream.reply).toMatchObject({ statusCode: 200, statusMessage: "Success" });
  });

  test("tensors", async context => {
    python(context);
    const x = encodeTensor({ dtype: "int16", shape: [3], data: Int16Array.of(1, -2, 3) });
    const reply = await dendrite.call(theirs, Numbers, { x });
    expect(reply.statusMessage).toBe("Success");
    expect(reply.values.y && decodeTensor(reply.values.y)).toEqual({
      dtype: "int16",
      shape: [3],
      data: Int16Array.of(3, -2, 1),
    });
  });

  test("each refusal", async context => {
    python(context);
    const refused = await stranger.call(theirs, Guarded, { word: "x" });
    expect([refused.isBlacklist, refused.statusMessage]).toEqual([true, "Forbidden. Key is blacklisted: no stake."]);
    expect((await dendrite.call(theirs, Guarded, { word: "x" })).values.word).toBe("X");
    const misled = await dendrite.call({ ...theirs, hotkey: eve.address }, Chat, { messages: [], prompt: "" });
    expect([misled.failedVerification, misled.statusMessage?.slice(0, 43)]).toEqual([
      true,
      "Not Verified with error: Signature mismatch",
    ]);
    const unknown = await dendrite.call(theirs, Unserved, {});
    expect([unknown.statusCode, unknown.statusMessage]).toEqual([
      404,
      "Synapse name 'Unserved' not found. Available synapses ['Synapse', 'Chat', 'Story', 'Numbers', 'Sleep', 'Fail', 'Guarded']",
    ]);
    const failed = await dendrite.call(theirs, Fail, { why: "x" });
    expect([failed.statusCode, failed.statusMessage?.slice(0, 23)]).toEqual([500, "Internal Server Error #"]);
    const slow = await dendrite.call(theirs, Sleep, { seconds: 1 }, { timeout: 0.3 });
    expect([slow.isTimeout, slow.statusMessage]).toEqual([true, "Request timeout after 0.3 seconds"]);
    const gone = await dendrite.call({ ...theirs, port: 9 }, Ping, {});
    expect([gone.statusCode, gone.statusMessage]).toEqual([503, "Service unavailable at 127.0.0.1:9/Synapse"]);
  });
});

describe("Python's dendrite calls our axon", () => {
  const call = (context: TestContext, kind: string, fields: object, more: object = {}) =>
    python(context).ask<PythonReply>("call", { port: ours.port, hotkey: bob.address, kind, fields, ...more });

  test("a synapse, and the ping", async context => {
    const messages = [
      { role: "user", content: 'it\'s "é"\n\u200b\u{1f600}' },
      { b: "x", 10: "ten" },
    ];
    const reply = await call(context, "Chat", { messages, prompt: "hi", temperature: 0.5, maybe: 2 ** 40 });
    expect(reply.predicates).toEqual(["is_success"]);
    expect(reply).toMatchObject({ messages, prompt: "hi", temperature: 0.5, maybe: 2 ** 40, answer: "hi 2 0.5" });
    expect(reply.axon).toMatchObject({ status_code: 200, status_message: "Success", hotkey: bob.address });
    expect((await call(context, "Synapse", {})).predicates).toEqual(["is_success"]);
  });

  test("many at once", async context => {
    const codes = await python(context).ask<number[]>("call_together", {
      port: ours.port,
      hotkey: bob.address,
      count: 30,
    });
    expect(codes).toEqual(new Array(30).fill(200));
  });

  test("a stream, to its end and broken off", async context => {
    const args = { port: ours.port, hotkey: bob.address };
    const parts = await python(context).ask<unknown[]>("stream", { ...args, fields: { prompt: "one two drei" } });
    expect(parts.slice(0, -1).join("")).toBe("onetwodrei");
    expect(parts.at(-1)).toMatchObject({
      completion: "onetwodrei",
      dendrite: { status_code: 200, status_message: "Success" },
    });
    const broken = await python(context).ask<unknown[]>("stream", { ...args, fields: { prompt: "one break" } });
    expect(broken.at(-1)).toMatchObject({ dendrite: { status_code: 400 } });
  });

  test("tensors", async context => {
    const reply = await call(context, "Numbers", { array: [1.5, -2, 1e30], dtype: "float32" });
    expect(reply.predicates).toEqual(["is_success"]);
    expect(reply["array"]).toEqual([Math.fround(1e30), -2, 1.5]);
  });

  test("each refusal, by Python's own predicates", async context => {
    const refused = await call(context, "Guarded", { word: "x" }, { uri: "//Eve" });
    expect([refused.predicates, refused.dendrite.status_message]).toEqual([
      ["is_blacklist"],
      "Forbidden. Key is blacklisted: no stake.",
    ]);
    expect((await call(context, "Guarded", { word: "x" }))["word"]).toBe("X");
    const misled = await call(context, "Chat", { messages: [], prompt: "" }, { hotkey: eve.address });
    expect(misled.predicates).toEqual(["failed_verification"]);
    expect(misled.dendrite.status_message).toMatch(/^Not Verified with error: /);
    const unknown = await call(context, "Unserved", {});
    expect([unknown.dendrite.status_code, unknown.dendrite.status_message.slice(0, 33)]).toEqual([
      404,
      "Synapse name 'Unserved' not found",
    ]);
    const failed = await call(context, "Fail", { why: "a secret" });
    expect([failed.dendrite.status_code, failed.dendrite.status_message.slice(0, 23)]).toEqual([
      500,
      "Internal Server Error #",
    ]);
    expect(JSON.stringify([failed.dendrite, failed.axon])).not.toContain("secret");
    const slow = await call(context, "Sleep", { seconds: 2 }, { timeout: 0.3 });
    expect(slow.predicates).toEqual(["is_timeout"]);
    expect(refusals).toEqual(
      expect.arrayContaining(["NotAuthorized", "WrongReceiver", "UnknownRoute", "HandlerFailed"]),
    );
  });
});

test("Python's dendrite is told by an axon that is busy", async context => {
  const neuron = python(context);
  const busy = await createV10Axon({
    keypair: bob,
    port: 0,
    limits: { workers: 1, queue: 0, handlerTimeoutMs: 500 },
    routes: [v10Route(Sleep, { forward: () => new Promise(() => undefined) })],
  });
  const target = { hotkey: bob.address, ip: "127.0.0.1", port: busy.port };
  const first = dendrite.call(target, Sleep, { seconds: 1 });
  while ((await dendrite.call(target, Ping, {})).statusCode !== 429)
    await new Promise(resolve => setTimeout(resolve, 5));
  const ask = () =>
    neuron.ask<PythonReply>("call", { port: busy.port, hotkey: bob.address, kind: "Synapse", fields: {} });
  expect((await ask()).dendrite).toMatchObject({
    status_code: 429,
    status_message: expect.stringMatching(/are waiting/),
  });
  expect([(await first).isTimeout, (await first).statusMessage]).toEqual([true, "Response timeout after: 5.0s"]);
  const slow = await neuron.ask<PythonReply>("call", {
    ...target,
    ip: undefined,
    kind: "Sleep",
    fields: { seconds: 1 },
  });
  expect([slow.predicates, slow.dendrite.status_message]).toEqual([["is_timeout"], "Response timeout after: 5.0s"]);
  await busy.close({ graceMs: 0 });
});

describe("byte for byte", () => {
  /** Headers that belong to HTTP and its library, not to this wire. */
  const LIBRARY =
    /^(host|accept|accept-encoding|user-agent|connection|keep-alive|date|server|content-length|transfer-encoding)$/i;
  /** What differs from call to call, or is the size of a Python object. */
  const VOLATILE = /_(nonce|uuid|signature|process_time|port)$|^(header|total)_size$/;

  function wire(head: RawHead): string[] {
    return head.headers
      .filter(([name]) => !LIBRARY.test(name))
      .map(([name, value]) => `${name}: ${VOLATILE.test(name) ? value.replace(/[0-9a-f.-]+/g, "#") : value}`);
  }

  const fields = { messages: [{ role: "user", content: "é" }], prompt: "hi" };

  test("requests", async context => {
    const neuron = python(context);
    for (const [kind, values] of [
      [Chat, fields],
      [Ping, {}],
      [Sleep, { seconds: 2 }],
    ] as const) {
      const original = await captureRequest(port =>
        neuron.ask("call", { port, hotkey: bob.address, kind: kind.name, fields: values }),
      );
      const waystone = await captureRequest(port =>
        dendrite.call({ hotkey: bob.address, ip: "127.0.0.1", port }, kind as typeof Ping, values),
      );
      expect(wire(waystone)).toEqual(wire(original));
      expect(waystone.first).toBe(original.first);
      const bodies = [waystone, original].map(head => Object.keys(JSON.parse(head.body) as object));
      expect(bodies[0]).toEqual(bodies[1]);
    }
  });

  /** One of our requests, resent to an axon with its headers or body changed. */
  async function resend(
    port: number,
    change: (request: RawHead) => { headers?: RawHead["headers"]; body?: string; path?: string },
  ) {
    const request = await captureRequest(at =>
      dendrite.call({ hotkey: bob.address, ip: "127.0.0.1", port: at }, Chat, fields),
    );
    const { headers = request.headers, body = request.body, path = "/Chat" } = change(request);
    const lines = headers
      .filter(([name]) => !/^content-length$/i.test(name))
      .map(([name, value]) => `${name}: ${value}`);
    return exchange(
      port,
      `POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  const without = (name: string) => (request: RawHead) => ({
    headers: request.headers.filter(([one]) => one !== name),
  });
  const having = (name: string, value: string) => (request: RawHead) => ({
    headers: request.headers.map(one => (one[0] === name ? ([name, value] as const) : one)),
  });

  test.for<[string, Parameters<typeof resend>[1]]>([
    ["success", () => ({})],
    ["unknown route", () => ({ path: "/Nope" })],
    ["bad signature", having("bt_header_dendrite_signature", `0x${"00".repeat(64)}`)],
    ["no input header", without("bt_header_input_obj_prompt")],
    ["old nonce", having("bt_header_dendrite_nonce", String(BigInt(Date.now() - 60_000) * 1_000_000n))],
    ["no body", () => ({ body: "" })],
    ["a body without a field", () => ({ body: '{"name":"Chat","prompt":"hi"}' })],
    ["another body", request => ({ body: request.body.replace('"hi"', '"ho"') })],
    ["upper-case names", request => ({ headers: request.headers.map(([n, v]) => [n.toUpperCase(), v] as const) })],
  ])("answers: %s", async ([, change], context) => {
    python(context);
    const [original, waystone] = [await resend(theirs.port, change), await resend(ours.port, change)];
    expect(waystone.first.split(" ")[1]).toBe(original.first.split(" ")[1]);
    // What is said in words is ours, and so is that refusals are not signed.
    const shape = (head: RawHead) =>
      wire(head)
        .filter(line => !/^bt_header_axon_signature/.test(line))
        .map(line =>
          line.replace(
            /^(bt_header_axon_status_message: (Not Verified with error|Synapse name 'Nope'|Internal Server Error)).*/,
            "$1",
          ),
        );
    expect(shape(waystone)).toEqual(shape(original));
  });

  test("a body that is not JSON never comes to Python's axon, whose framework says 422; ours says 500, as to other bodies", async context => {
    python(context);
    const codes = [theirs.port, ours.port].map(
      async port => (await resend(port, () => ({ body: "{" }))).first.split(" ")[1],
    );
    expect(await Promise.all(codes)).toEqual(["422", "500"]);
  });
});
