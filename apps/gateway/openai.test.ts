// The unmodified OpenAI client against the gateway over HTTP, with a market of models that are trained here.
import {
  type AskMiners,
  loadBuiltInCorpus,
  localBackend,
  REFERENCE_MARKET,
  trainingText,
  trainModel,
} from "@waystone/subnet-text";
import type { FastifyInstance } from "fastify";
import OpenAI, { APIError, AuthenticationError, BadRequestError, InternalServerError, NotFoundError } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGateway, hashKey, listenFrom, MixtureMarket } from "./index.ts";

const MODEL = "waystone/mixture";
const KEY = "sk-of-this-test";

const market = new MixtureMarket();
let ask: AskMiners;
let fails = false;
let app: FastifyInstance;
let client: OpenAI;

beforeAll(async () => {
  const corpus = loadBuiltInCorpus();
  const miners = REFERENCE_MARKET.filter(({ name }) => ["order-0", "order-2-e3", "cache"].includes(name)).map(
    ({ name, recipe }) => {
      const text = recipe.kind === "cache" ? new Uint8Array() : trainingText(corpus, recipe.slice).subarray(0, 300_000);
      return { name, backend: localBackend(trainModel(recipe, text)) };
    },
  );
  ask = async (prefixes, signal) =>
    Promise.all(
      miners.map(async ({ name, backend }) => ({
        name,
        distributions: fails ? undefined : await backend.predict(prefixes, signal),
      })),
    );
  market.setMiners(miners.map(({ name }) => name));
  // What a validator's challenges teach, from the held-out text.
  const text = corpus.heldOut[0]?.bytes.subarray(0, 400) ?? new Uint8Array();
  for (let at = 100; at < text.length; at++) {
    const answers = await ask([text.subarray(0, at)]);
    market.learn([
      {
        lastByte: text[at - 1],
        byte: text[at] ?? 0,
        answers: new Map(answers.map(({ name, distributions }) => [name, distributions?.[0]])),
      },
    ]);
  }
  app = createGateway({
    model: MODEL,
    market,
    ask: (...args) => ask(...args),
    keys: [{ name: "test", sha256: hashKey(KEY) }],
  });
  const port = await listenFrom(app, "127.0.0.1", 18_400);
  client = new OpenAI({ apiKey: KEY, baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const plain = { model: MODEL, prompt: "The people of the United States ", max_tokens: 60, temperature: 0.6, seed: 7 };

describe("the OpenAI client", () => {
  it("lists and retrieves the model", async () => {
    const listed = await client.models.list();
    expect(listed.data.map(({ id, object }) => [id, object])).toEqual([[MODEL, "model"]]);
    expect(await client.models.retrieve(MODEL)).toMatchObject({ id: MODEL, owned_by: "waystone" });
    await expect(client.models.retrieve("gpt-4")).rejects.toThrow(NotFoundError);
  });

  it("completes a prompt, with what it took and a trace", async () => {
    const { data, response } = await client.completions.create(plain).withResponse();
    expect(data).toMatchObject({ object: "text_completion", model: MODEL });
    expect(data.choices[0]).toMatchObject({ index: 0, finish_reason: "length", logprobs: null });
    expect(data.choices[0]?.text.length).toBeGreaterThan(40);
    expect(data.usage).toEqual({ prompt_tokens: 32, completion_tokens: 60, total_tokens: 92 });
    const id = response.headers.get("x-waystone-trace") ?? "";
    const trace = (await client.get(`/traces/${id}`)) as { bytes: number; miners: { answered: number }[] };
    expect(trace.bytes).toBe(60);
    expect(trace.miners.map(({ answered }) => answered)).toEqual([60, 60, 60]);
  });

  it("streams the same text as it answers at once, and ends with what it took", async () => {
    const whole = await client.completions.create({ ...plain, echo: true });
    const stream = await client.completions.create({
      ...plain,
      echo: true,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    const ends: (string | null)[] = [];
    let usage: unknown;
    for await (const part of stream) {
      text += part.choices[0]?.text ?? "";
      if (part.choices[0]) ends.push(part.choices[0].finish_reason);
      usage = part.usage ?? usage;
    }
    expect(text).toBe(whole.choices[0]?.text);
    expect(text.startsWith(plain.prompt)).toBe(true);
    expect(ends.filter(end => (end as string | null) !== null)).toEqual(["length"]);
    expect(usage).toEqual(whole.usage);
  });

  it("stops before a stop word, told by nobody", async () => {
    const whole = (await client.completions.create(plain)).choices[0]?.text ?? "";
    const stop = whole.slice(20, 24);
    const stopped = await client.completions.create({ ...plain, stop: [stop] });
    expect(stopped.choices[0]).toMatchObject({ finish_reason: "stop", text: whole.slice(0, whole.indexOf(stop)) });
    const stream = await client.completions.create({ ...plain, stop, stream: true });
    let text = "";
    for await (const part of stream) text += part.choices[0]?.text ?? "";
    expect(text).toBe(whole.slice(0, whole.indexOf(stop)));
  });

  it("tells the probabilities of what it wrote", async () => {
    const asked = { ...plain, logprobs: 0, echo: true };
    const [choice] = (await client.completions.create(asked)).choices;
    const { tokens = [], token_logprobs: logprobs = [], text_offset: offsets = [] } = choice?.logprobs ?? {};
    expect([tokens.length, logprobs.length, offsets.length]).toEqual([60, 60, 60]);
    expect(logprobs.every(one => one <= 0 && Number.isFinite(one))).toBe(true);
    for (const [i, token] of tokens.entries()) {
      const at = offsets[i] ?? 0;
      if (!token.startsWith("bytes:")) expect(choice?.text.slice(at, at + 1)).toBe(token);
    }
    const streamed: string[] = [];
    for await (const part of await client.completions.create({ ...asked, stream: true }))
      streamed.push(...(part.choices[0]?.logprobs?.tokens ?? []));
    expect(streamed).toEqual(tokens);
  });

  it("surfaces what is wrong as the client's own errors", async () => {
    const refused = async (request: Promise<unknown>): Promise<APIError> => {
      const error = await request.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(APIError);
      return error as APIError;
    };
    const unknown = await refused(client.completions.create({ ...plain, model: "gpt-4" }));
    expect(unknown).toBeInstanceOf(NotFoundError);
    expect(unknown).toMatchObject({ status: 404, code: "model_not_found", param: "model" });

    const long = await refused(client.completions.create({ ...plain, prompt: "a".repeat(100_001) }));
    expect(long).toBeInstanceOf(BadRequestError);
    expect(long).toMatchObject({ code: "invalid_request", param: "prompt", type: "invalid_request_error" });

    const longest = await refused(client.completions.create({ ...plain, prompt: "a".repeat(1_100_000) }));
    expect(longest).toMatchObject({ status: 413 });

    const likelier = await refused(client.completions.create({ ...plain, logprobs: 5 }));
    expect(likelier).toBeInstanceOf(BadRequestError);
    expect(likelier.message).toContain("logprobs: only 0");

    const hot = await refused(client.completions.create({ ...plain, temperature: 3 }));
    expect(hot).toMatchObject({ status: 400, param: "temperature" });

    const bad = await refused(
      client.post("/completions", {
        body: new TextEncoder().encode('{"model": '),
        headers: { "content-type": "application/json" },
      }),
    );
    expect(bad).toBeInstanceOf(BadRequestError);
    expect(bad.type).toBe("invalid_request_error");

    const chat = await refused(
      client.chat.completions.create({ model: MODEL, messages: [{ role: "user", content: "x" }] }),
    );
    expect(chat).toBeInstanceOf(NotFoundError);
    expect(chat).toMatchObject({ code: "not_found" });

    const stranger = client.withOptions({ apiKey: "sk-other" });
    expect(await refused(stranger.models.list())).toBeInstanceOf(AuthenticationError);
    expect(await refused(stranger.completions.create(plain))).toMatchObject({ code: "invalid_api_key" });
  });

  it("tells of miners that fail, at once and within a stream", async () => {
    fails = true;
    try {
      await expect(client.completions.create(plain)).rejects.toThrow(InternalServerError);
      const stream = await client.completions.create({ ...plain, stream: true });
      const read = async (): Promise<void> => {
        for await (const part of stream) expect(part.choices[0]?.text).toBe("");
      };
      await expect(read()).rejects.toThrow(APIError);
    } finally {
      fails = false;
    }
  });

  it("answers many requests over one connection, and ends the work of one that is gone", async () => {
    const warnings: string[] = [];
    const note = (warning: Error): void => {
      warnings.push(String(warning));
    };
    process.on("warning", note);
    for (let i = 0; i < 15; i++) await client.completions.create({ ...plain, max_tokens: 1 });
    process.off("warning", note);
    expect(warnings).toEqual([]);

    let asked = 0;
    const real = ask;
    ask = async (...args) => {
      asked++;
      await new Promise(resolve => setTimeout(resolve, 5));
      return real(...args);
    };
    try {
      const stream = await client.completions.create({ ...plain, max_tokens: 2_000, stream: true });
      for await (const part of stream) if (part.choices[0]?.text !== "") break;
      await new Promise(resolve => setTimeout(resolve, 100));
      const then = asked;
      await new Promise(resolve => setTimeout(resolve, 200));
      expect(asked).toBe(then);
    } finally {
      ask = real;
    }
  });
});
