import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI, { RateLimitError } from "openai";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type GatewayKey, hashKey, Keyring } from "./keys.ts";
import { readKeysFile } from "./keys-file.ts";
import { KeyUse, spanOf } from "./quota.ts";
import { MODEL, post, startGateway, type TestGateway, traceOf } from "./testing.ts";

const ALICE = "sk-alice-0123456789";
const BOB = "sk-bob-0123456789";
const key = (name: string, secret: string, quotas: Partial<GatewayKey> = {}): GatewayKey => ({
  name,
  sha256: hashKey(secret),
  ...quotas,
});

let gateway: TestGateway | undefined;
const start = async (...keys: GatewayKey[]): Promise<TestGateway> => {
  gateway = await startGateway({ keys });
  return gateway;
};
afterEach(async () => {
  await gateway?.app.close();
});

describe("keys", () => {
  it("are found by what is sent, and by nothing else", () => {
    const ring = new Keyring([key("alice", ALICE), key("bob", BOB)]);
    expect(ring.find(`Bearer ${BOB}`)?.name).toBe("bob");
    expect(ring.find(`bearer ${ALICE}`)?.name).toBe("alice");
    for (const wrong of [
      undefined,
      "",
      "Bearer ",
      ALICE,
      `Basic ${ALICE}`,
      `Bearer ${ALICE} `,
      `Bearer ${hashKey(ALICE)}`,
    ])
      expect(ring.find(wrong)).toBeUndefined();
  });

  it("refuse strangers before their body is read, with a trace's name that nobody can read", async () => {
    const { port, miners } = await start(key("alice", ALICE));
    for (const stranger of [undefined, BOB]) {
      const response = await post(port, {}, stranger);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: "invalid_api_key" } });
      expect((await traceOf(port, response.headers.get("x-waystone-trace"), ALICE)).status).toBe(404);
    }
    expect(miners.asked).toBe(0);
  });
});

describe("quotas", () => {
  it("of requests: headers count down, then 429 rate_limit_exceeded", async () => {
    const { port } = await start(key("alice", ALICE, { requestsPerMinute: 2 }), key("bob", BOB));
    const left: (string | null)[] = [];
    for (let i = 0; i < 2; i++) {
      const { status, headers } = await post(port, { max_tokens: 1 }, ALICE);
      expect([status, headers.get("x-ratelimit-limit-requests")]).toEqual([200, "2"]);
      expect(headers.get("x-ratelimit-reset-requests")).toMatch(/^(\d+ms|[\d.]+s|\d+m\d+s)$/);
      left.push(headers.get("x-ratelimit-remaining-requests"));
    }
    expect(left).toEqual(["1", "0"]);
    const refused = await post(port, { max_tokens: 1 }, ALICE);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(20);
    expect(refused.headers.get("x-ratelimit-remaining-requests")).toBe("0");
    const { error } = (await refused.json()) as { error: { code: string; type: string; message: string } };
    expect(error).toMatchObject({ code: "rate_limit_exceeded", type: "requests" });
    expect(error.message).toMatch(/2 requests a minute; try again in/);
    // Another key has its own, and none of this one's headers.
    const other = await post(port, { max_tokens: 1 }, BOB);
    expect([other.status, other.headers.get("x-ratelimit-limit-requests")]).toEqual([200, null]);
  });

  it("of bytes: what was written counts, and 429 insufficient_quota says what is left; OpenAI's client knows both", async () => {
    const { port } = await start(key("alice", ALICE, { bytesPerDay: 100 }));
    const client = new OpenAI({ apiKey: ALICE, baseURL: `http://127.0.0.1:${port}/v1` });
    const first = await client.completions.create({ model: MODEL, prompt: "a", max_tokens: 60 }).withResponse();
    expect(first.response.headers.get("x-ratelimit-limit-tokens")).toBe("100");
    expect(first.response.headers.get("x-ratelimit-remaining-tokens")).toBe("40");
    expect(first.response.headers.get("x-ratelimit-reset-tokens")).toMatch(/\d+m\d+s$|s$/);
    const refused: unknown = await client.completions
      .create({ model: MODEL, prompt: "a", max_tokens: 41 })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RateLimitError);
    expect(refused).toMatchObject({ code: "insufficient_quota", type: "insufficient_quota", param: "max_tokens" });
    expect(String(refused)).toContain("ask for max_tokens of at most 40");
    for await (const _ of await client.completions.create({ model: MODEL, prompt: "a", max_tokens: 40, stream: true }));
    expect((await post(port, { max_tokens: 1 }, ALICE)).status).toBe(429);
  });

  it("of bytes are given back where a text ends early or fails", async () => {
    const { port, miners } = await start(key("alice", ALICE, { bytesPerDay: 100 }));
    miners.fail = true;
    const failed = await post(port, { max_tokens: 100 }, ALICE);
    expect(failed.status).toBe(503);
    expect(failed.headers.get("x-ratelimit-remaining-tokens")).toBe("100");
    miners.fail = false;
    expect((await post(port, { max_tokens: 100 }, ALICE)).status).toBe(200);
  });

  it("of requests at once", async () => {
    const { port, miners } = await start(key("alice", ALICE, { inFlight: 1 }), key("bob", BOB));
    miners.delayMs = 300;
    const all = await Promise.all([ALICE, ALICE, BOB, BOB].map(secret => post(port, { max_tokens: 1 }, secret)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
    expect(all.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("1");
  });

  it("fill again with time, and a clock that is set back gives nothing", () => {
    let now = 1_000 * 86_400_000;
    const use = new KeyUse({ name: "a", requestsPerMinute: 60, bytesPerDay: 10 }, 100, () => now);
    for (let i = 0; i < 60; i++) use.begin()();
    expect(() => use.begin()).toThrow(/try again in 1s/);
    now -= 3_600_000;
    expect(() => use.begin()).toThrow(/try again/);
    now += 1_000;
    use.begin()();
    const giveBack = use.reserve(10);
    expect(() => use.reserve(1)).toThrow(/0 of its 10 bytes/);
    now = 1_001 * 86_400_000;
    use.reserve(10);
    // Of yesterday: today's count stays.
    giveBack(0);
    expect(() => use.reserve(1)).toThrow(/come again in 24h0m0s/);
  });

  it("tell times as OpenAI does", () => {
    expect([0, 120, 1_500, 360_000, 10_920_000].map(spanOf)).toEqual(["0ms", "120ms", "1.5s", "6m0s", "3h2m0s"]);
  });
});

describe("traces", () => {
  it("are read with the key that made them only", async () => {
    const { port } = await start(key("alice", ALICE), key("bob", BOB));
    const id = (await post(port, { max_tokens: 3 }, ALICE)).headers.get("x-waystone-trace");
    expect(await traceOf(port, id, ALICE)).toMatchObject({
      status: 200,
      body: { state: "done", error: null, bytes: 3 },
    });
    const hidden = await traceOf(port, id, BOB);
    const missing = await traceOf(port, "cmpl-0", BOB);
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(hidden.body).toMatchObject({ error: { code: "trace_not_found" } });
    expect((await traceOf(port, id)).status).toBe(401);
  });

  it("say that a request was refused or failed", async () => {
    const { port, miners } = await start(key("alice", ALICE));
    miners.fail = true;
    const cases = [
      [{ max_tokens: 3 }, 503, "miners_failed"],
      [{ max_tokens: 0 }, 400, "invalid_request"],
      [{ model: "gpt-4" }, 404, "model_not_found"],
    ] as const;
    for (const [body, status, code] of cases) {
      const response = await post(port, body, ALICE);
      expect(response.status).toBe(status);
      const trace = await traceOf(port, response.headers.get("x-waystone-trace"), ALICE);
      expect(trace.body).toMatchObject({ state: "failed", bytes: 0, error: { code } });
    }
    const streamed = await post(port, { max_tokens: 3, stream: true }, ALICE);
    expect(await streamed.text()).toContain('"code":"miners_failed"');
    const trace = await traceOf(port, streamed.headers.get("x-waystone-trace"), ALICE);
    expect(trace.body).toMatchObject({ state: "failed", error: { code: "miners_failed" } });
  });
});

describe("the keys file", () => {
  const folder = mkdtempSync(join(tmpdir(), "waystone-keys-"));
  const path = join(folder, "keys.json");
  afterAll(() => rmSync(folder, { recursive: true }));
  const reading = (content: unknown) => {
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return () => readKeysFile(path);
  };
  const good = { name: "alice", sha256: hashKey(ALICE), requestsPerMinute: 60, bytesPerDay: 1_000_000, inFlight: 4 };

  it("gives names, hashes and quotas", () => {
    expect(reading({ keys: [good] })()).toEqual([good]);
  });

  it.each([
    [{ keys: [{ ...good, sha256: ALICE }] }, /entry 1 \(alice\), sha256: 64 hexadecimal digits.*sha256sum/],
    [{ keys: [good, { ...good, name: "b o b" }] }, /entry 2, name: a name of 1 to 64/],
    [{ keys: [{ ...good, bytesPerDay: 0 }] }, /entry 1 \(alice\), bytesPerDay: /],
    [{ keys: [{ ...good, key: ALICE }] }, /entry 1 \(alice\) has a field that is not known; name, sha256,/],
    [{ keys: [good, good] }, /entries 1 and 2 have the same name/],
    [{ keys: [good, { ...good, name: "bob" }] }, /entries 1 and 2 have the same sha256/],
    [{ keys: [] }, /1 to 1000 entries/],
    [`{ "keys": ${ALICE}`, /it is not JSON/],
  ])("refuses %j, naming file, entry and what to do, and no key", (content, message) => {
    const read = reading(content);
    expect(read).toThrow(message);
    expect(read).toThrow(path);
    expect(read).not.toThrow(ALICE);
  });

  it("is to be there", () => {
    expect(() => readKeysFile(join(folder, "none.json"))).toThrow(/none\.json: it cannot be read \(ENOENT\)/);
    expect(() => readKeysFile(folder)).toThrow(/it is not a file/);
  });
});
