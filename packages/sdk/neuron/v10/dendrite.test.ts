import { createServer, type Socket } from "node:net";
import { inspect } from "node:util";
import { keyFromUri } from "@waystone/crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { createV10Dendrite } from "./dendrite.ts";
import type { V10DendriteOptions } from "./dendrite-options.ts";
import { Lanes } from "./lanes.ts";
import { synapse, t } from "./synapse.ts";

const [alice, bob] = [keyFromUri("//Alice"), keyFromUri("//Bob")];
const Chat = synapse({ name: "Chat", fields: { prompt: t.str, answer: t.optional(t.str).default(null) } });
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function dendrite(options: Partial<V10DendriteOptions> = {}) {
  const made = createV10Dendrite({ keypair: alice, timeout: 2, ...options });
  closing.push(() => made.close());
  return made;
}

/** An axon that answers whatever it is told to. */
async function hostile(answer: (socket: Socket, request: string) => void) {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer(socket => {
    open.add(socket);
    connections++;
    socket.on("error", () => undefined);
    let text = "";
    socket.on("data", data => {
      text += data.toString("latin1");
      // The body of these requests ends with the last field.
      if (!text.endsWith("null}")) return;
      answer(socket, text);
      text = "";
    });
  });
  await new Promise<void>(resolve => void server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { target: { hotkey: bob.address, ip: "127.0.0.1", port }, connections: () => connections };
}

const http = (status: string, headers: Record<string, string>, body: string) =>
  `HTTP/1.1 ${status}\r\n${Object.entries({ "content-length": String(Buffer.byteLength(body)), ...headers })
    .map(([name, value]) => `${name}: ${value}`)
    .join("\r\n")}\r\n\r\n${body}`;
const GOOD = '{"prompt":"x","answer":"y"}';

async function call(answer: string | ((socket: Socket) => void), options: Partial<V10DendriteOptions> = {}) {
  const { target } = await hostile((socket, _request) =>
    typeof answer === "string" ? void socket.write(answer) : answer(socket),
  );
  return dendrite(options).call(target, Chat, { prompt: "sent" });
}

describe("what an axon says is taken for no more than it is", () => {
  test("its headers count over its body; without either, HTTP's status does", async () => {
    const said = { bt_header_axon_status_code: "206", bt_header_axon_status_message: "Partly" };
    const body = '{"prompt":"x","answer":"y","axon":{"status_code":200,"status_message":"Success","process_time":0.5}}';
    expect(await call(http("200 OK", said, body))).toMatchObject({
      statusCode: 206,
      statusMessage: "Partly",
      axon: { processTime: 0.5 },
      values: { answer: "y" },
    });
    expect(await call(http("200 OK", {}, GOOD))).toMatchObject({ statusCode: 200, isSuccess: true });
  });

  test("a header cannot make a success of a refusal, nor a name of another's", async () => {
    const reply = await call(
      http(
        "500 No",
        {
          bt_header_axon_status_code: "200",
          bt_header_axon_hotkey: alice.address,
          bt_header_axon_ip: "10.0.0.1",
          bt_header_dendrite_hotkey: bob.address,
        },
        '{"message":"no"}',
      ),
    );
    expect(reply).toMatchObject({ statusCode: 500, isSuccess: false, values: { prompt: "sent", answer: null } });
    expect(reply.axon).toMatchObject({ hotkey: bob.address, ip: "127.0.0.1" });
    expect(reply.dendrite.hotkey).toBe(alice.address);
  });

  test("headers that are not of their kind are passed over", async () => {
    const reply = await call(http("200 OK", { bt_header_axon_status_code: "many" }, GOOD));
    expect(reply).toMatchObject({ statusCode: 200, values: { answer: "y" } });
  });
});

describe("what keeps an answer from coming", () => {
  test.each<[string, number, RegExp, string | ((socket: Socket) => void)]>([
    ["not HTTP", 400, /^Client response error/, "HELLO\r\n\r\n"],
    ["a redirect", 302, /^moved$/, http("302 Found", { location: "http://127.0.0.1:22/" }, '{"message":"moved"}')],
    ["a compressed answer", 422, /compressed/, http("200 OK", { "content-encoding": "gzip" }, GOOD)],
    ["no JSON", 422, /^Failed to parse response: .*not JSON/, http("200 OK", {}, "<html>")],
    ["JSON that is no object", 422, /not an object/, http("200 OK", {}, "[]")],
    ["a field of another type", 422, /answer is an integer/, http("200 OK", {}, '{"prompt":"x","answer":5}')],
    ["a missing field", 422, /prompt is missing/, http("200 OK", {}, "{}")],
    ["a refusal without JSON", 422, /not JSON/, http("502 Bad Gateway", {}, "<html>")],
    ["headers without end", 422, /headers are too large/, http("200 OK", { "x-large": "a".repeat(20_000) }, GOOD)],
    ["too large a body", 422, /more than 1000 bytes/, http("200 OK", {}, "a".repeat(2000))],
    [
      "a body that breaks off",
      400,
      /^Payload error/,
      socket => void socket.end(http("200 OK", { "content-length": "500" }, "{")),
    ],
    ["silence and the end", 503, /^Service disconnected/, socket => void socket.end()],
    ["silence", 408, /^Request timeout after 0.3 seconds/, () => undefined],
    ["drops", 408, /^Request timeout/, socket => void socket.write(http("200 OK", { "content-length": "500" }, "{"))],
  ])("%s: %i", async (_, status, message, answer) => {
    const reply = await call(answer, { timeout: 0.3, limits: { responseBytes: 1000 } });
    expect([reply.statusCode, reply.isSuccess]).toEqual([status, false]);
    expect(reply.statusMessage).toMatch(message);
    expect(reply.values).toEqual({ prompt: "sent", answer: null });
  });

  test("too many parts, unary and streamed", async () => {
    const many = (socket: Socket): void => {
      socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
      const timer = setInterval(() => {
        if (socket.destroyed) clearInterval(timer);
        else socket.write("1\r\na\r\n".repeat(50));
      }, 5);
    };
    expect(await call(many, { limits: { chunks: 100 } })).toMatchObject({ statusCode: 422 });
    const { target } = await hostile(many);
    const Story = synapse({ name: "Story", fields: { prompt: t.optional(t.str).default(null) }, streaming: true });
    const stream = await dendrite({ limits: { responseBytes: 1000 } }).stream(target, Story, {});
    let bytes = 0;
    for await (const part of stream) bytes += part.length;
    expect(bytes).toBeLessThanOrEqual(1000);
    expect(await stream.reply).toMatchObject({ statusCode: 422, isSuccess: false });
  });

  test("targets that the metagraph cannot have meant, or that are refused", async () => {
    const one = dendrite({ refusePrivateAddresses: true });
    for (const target of [
      { hotkey: bob.address, ip: "127.0.0.1", port: 80 },
      { hotkey: bob.address, ip: "169.254.169.254", port: 80 },
      { hotkey: bob.address, ip: "evil.example", port: 80 },
      { hotkey: bob.address, ip: "1.2.3.4@127.0.0.1", port: 80 },
      { hotkey: bob.address, ip: "8.8.8.8", port: 0 },
      { hotkey: "nobody", ip: "8.8.8.8", port: 80 },
    ])
      expect(await one.call(target, Chat, { prompt: "x" })).toMatchObject({
        statusCode: 422,
        error: { code: "BadTarget" },
      });
  });

  test("a call that is ended by its caller, before and while it runs", async () => {
    const { target } = await hostile(() => undefined);
    const abort = new AbortController();
    const running = dendrite().call(target, Chat, { prompt: "x" }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 30);
    expect((await running).error?.code).toBe("Aborted");
    expect((await dendrite().call(target, Chat, { prompt: "x" }, { signal: abort.signal })).error?.code).toBe(
      "Aborted",
    );
  });

  test("values of the wrong type are the caller's own mistake, and nothing is sent", async () => {
    const { target, connections } = await hostile(() => undefined);
    await expect(dendrite().call(target, Chat, { prompt: 5 as unknown as string })).rejects.toMatchObject({
      code: "BadBody",
    });
    expect(connections()).toBe(0);
  });

  test("whatever comes back, a reply is given", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json().map(json => http("200 OK", {}, json)),
      fc
        .tuple(fc.constantFrom("200 OK", "403 No", "999 X"), fc.json())
        .map(([status, json]) => http(status, { bt_header_axon_status_code: json }, json)),
    );
    let answer = "";
    const { target } = await hostile(socket => void socket.end(answer, "latin1"));
    const one = dendrite();
    await fc.assert(
      fc.asyncProperty(text, async sent => {
        answer = sent;
        const reply = await one.call(target, Chat, { prompt: "x" });
        expect(reply.isSuccess).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

test("an axon that changes the protocol, or closes without a word, ends its call and no more", async () => {
  const change = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";
  const silent = (socket: Socket): void => void socket.end();
  for (const answer of [change, silent]) {
    const reply = await call(answer, { timeout: 5 });
    expect([reply.isSuccess, reply.isTimeout]).toEqual([false, false]);
  }
});

test("an answer that is longer than this call takes is none", async () => {
  const { target } = await hostile(socket => void socket.write(http("200 OK", {}, GOOD)));
  const limited = await dendrite().call(target, Chat, { prompt: "x" }, { responseBytes: GOOD.length - 1 });
  expect([limited.isSuccess, limited.error?.code]).toEqual([false, "ResponseTooLarge"]);
});

test("connections are used again, and so are sessions: as many as requests were open at once", async () => {
  const uuids = new Set<string>();
  const { target, connections } = await hostile((socket, request) => {
    uuids.add(/bt_header_dendrite_uuid: (\S+)/.exec(request)?.[1] ?? "none");
    socket.write(http("200 OK", {}, GOOD));
  });
  const one = dendrite();
  for (let i = 0; i < 10; i++) expect((await one.call(target, Chat, { prompt: "x" })).isSuccess).toBe(true);
  expect([connections(), uuids.size]).toEqual([1, 1]);
  await Promise.all(Array.from({ length: 3 }, () => one.call(target, Chat, { prompt: "x" })));
  expect([connections(), uuids.size]).toEqual([3, 3]);

  const lanes = new Lanes();
  const [first, second] = [lanes.take("a"), lanes.take("a")];
  expect(first.uuid).not.toBe(second.uuid);
  expect(lanes.take("b").uuid).toBe(first.uuid);
  first.leave();
  expect(lanes.take("a").uuid).toBe(first.uuid);
});

test("no secret is in anything that can be seen or printed", async () => {
  const hex = Buffer.from(alice.secretKey).toString("hex");
  const scraps = [
    hex,
    hex.slice(0, 32),
    Buffer.from(alice.secretKey).toString("base64").slice(0, 24),
    inspect(alice.secretKey).slice(20, 60),
  ];
  const seen: unknown[] = [];
  const one = dendrite();
  seen.push(one, inspect(one, { depth: 9, showHidden: true }));
  for (const answer of ["HELLO\r\n\r\n", http("403 No", {}, '{"message":"no"}'), http("200 OK", {}, GOOD)]) {
    const reply = await call(answer);
    seen.push(inspect(reply, { depth: 9, showHidden: true }), reply.error?.stack, JSON.stringify(reply.error));
  }
  try {
    createV10Dendrite({ keypair: keyFromUri("//Alice", "ed25519") });
  } catch (error) {
    seen.push(inspect(error, { depth: 9, showHidden: true }));
  }
  expect(seen).toHaveLength(12);
  for (const text of seen) for (const scrap of scraps) expect(String(text)).not.toContain(scrap);
});
