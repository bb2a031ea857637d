import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseEndpointConfig } from "./config.ts";
import { OpenAiBackend } from "./openai.ts";
import { bytesOfTokens } from "./tokens.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
let server: Server;
let url: string;

/** An endpoint whose behaviour follows the requested model's name. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { model, prompt, logprobs, max_tokens } = JSON.parse(body);
    if (model === "slow") return;
    if (model === "locked" && request.headers.authorization !== "Bearer secret") {
      response.writeHead(401).end("{}");
      return;
    }
    if (model === "huge") {
      response.end("x".repeat(2 << 20));
      return;
    }
    if (model === "strange") {
      response.end(JSON.stringify({ choices: [{ text: "no log-probabilities" }] }));
      return;
    }
    const last = String(prompt).slice(-1);
    expect([logprobs, max_tokens]).toEqual([5, 1]);
    const top = { [`${last}on`]: Math.log(0.6), " the": Math.log(0.3) };
    response.end(JSON.stringify({ choices: [{ text: "", logprobs: { top_logprobs: [top] } }] }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/v1`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const backend = (settings: object): OpenAiBackend => new OpenAiBackend(parseEndpointConfig({ url, ...settings }));

test("each prefix gets its own answer, whatever order they arrive in", async () => {
  const letters = [..."abcdefghij"];
  const answers = await backend({ model: "good", concurrency: 3 }).predict(letters.map(encode));
  answers.forEach((answer, i) => {
    expect(answer[letters[i]?.charCodeAt(0) ?? 0]).toBeCloseTo(0.6, 2);
    expect(answer[32]).toBeCloseTo(0.3, 2);
    expect(answer.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });
});

test("a key is sent where one is set", async () => {
  await expect(backend({ model: "locked" }).predict([encode("a")])).rejects.toMatchObject({ code: "endpoint-failed" });
  expect(await backend({ model: "locked", apiKey: "secret" }).predict([encode("a")])).toHaveLength(1);
});

test.each(["huge", "strange", "slow"])("an endpoint that is %s is an error", async model => {
  await expect(backend({ model, timeoutMs: 300 }).predict([encode("a")])).rejects.toMatchObject({
    code: "endpoint-failed",
  });
});

test("tokens that claim too much, or nothing, still make a distribution", () => {
  for (const tokens of [{ a: 5, b: 0 }, {}, { "": 0 }, { a: -1e9 }, { a: Number.NaN }]) {
    const distribution = bytesOfTokens(tokens, encode("x"), undefined);
    expect(distribution.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(Math.min(...distribution)).toBeGreaterThan(0);
  }
});

test.each([{}, { url: "ftp://x", model: "m" }, { url: "http://x", model: "" }, { url: "http://x", model: "m", x: 1 }])(
  "settings such as %j are refused",
  settings => {
    expect(() => parseEndpointConfig(settings)).toThrow(expect.objectContaining({ code: "bad-setting" }));
  },
);
