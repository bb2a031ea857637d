import { createVerifierPool } from "@waystone/crypto/pool";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { createV10Dendrite } from "./dendrite.ts";
import { Ping, synapse } from "./synapse.ts";
import { alice, bob, Chat, closeAll, dendrite, eve, raw, Story, serve } from "./test/axon-fixture.ts";
import { cert, key, other } from "./test/tls-keys.ts";

afterEach(closeAll);
afterAll(() => dendrite.close());

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
