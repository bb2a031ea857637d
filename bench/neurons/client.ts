// Calls an axon as fast as it can: `client.ts WIRE KIND PORT CONCURRENCY SECONDS`. Prints what it counted.
import { keyFrom } from "@waystone/sdk";
import { createDendrite, createV10Dendrite } from "@waystone/sdk/neuron";
import { BenchError } from "../errors.ts";
import { ECHO_PATH, Echo, PART, PARTS, PARTS_PATH, Parts } from "./shared.ts";

const [wire = "v10", kind = "unary", port = "0", concurrency = "1", seconds = "3"] = process.argv.slice(2);
const target = { hotkey: keyFrom("//Bob").address, ip: "127.0.0.1", port: Number(port) };
const text = "x".repeat(1024);
const keypair = keyFrom("//Alice");

function wrong(what: unknown): never {
  throw new BenchError("not-comparable", `the axon answered ${JSON.stringify(what)?.slice(0, 200)}`);
}

async function asker(): Promise<() => Promise<void>> {
  if (wire === "v10") {
    const dendrite = createV10Dendrite({ keypair, timeout: 60, connectionsPerTarget: 256 });
    if (kind === "unary")
      return async () => {
        const reply = await dendrite.call(target, Echo, { text });
        if (reply.values.echo !== text) wrong([reply.statusCode, reply.statusMessage]);
      };
    return async () => {
      let length = 0;
      const stream = await dendrite.stream(target, Parts, { text });
      for await (const chunk of stream) length += chunk.length;
      if (length !== PARTS * PART.length) wrong(length);
    };
  }
  const dendrite = createDendrite({ keypair, timeoutMs: 60_000 });
  if (kind === "unary")
    return async () => {
      const reply = (await dendrite.call(target, ECHO_PATH, { text })).json() as { readonly echo?: string };
      if (reply.echo !== text) wrong(reply);
    };
  return async () => {
    let length = 0;
    for await (const chunk of await dendrite.stream(target, PARTS_PATH, { text })) length += chunk.length;
    if (length !== PARTS * PART.length) wrong(length);
  };
}

const ask = await asker();
const times: number[] = [];
async function run(ms: number): Promise<number> {
  times.length = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: Number(concurrency) }, async () => {
      while (performance.now() - began < ms) {
        const start = performance.now();
        await ask();
        times.push(performance.now() - start);
      }
    }),
  );
  return performance.now() - began;
}
await run(1_000);
const elapsed = await run(Number(seconds) * 1000);
times.sort((a, b) => a - b);
const p99 = times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? 0;
process.stdout.write(
  `${JSON.stringify({ perSecond: (times.length / elapsed) * 1000, p99, rss: process.memoryUsage.rss() })}\n`,
);
process.exit(0);
