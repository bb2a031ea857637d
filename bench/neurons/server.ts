// An axon in a process of its own: `server.ts WIRE`. Says its port; says its memory for each line that it reads.
import { keyFrom } from "@waystone/sdk";
import { createAxon, createV10Axon, v10Route } from "@waystone/sdk/neuron";
import { ECHO_PATH, Echo, PART, PARTS, PARTS_PATH, Parts } from "./shared.ts";

const keypair = keyFrom("//Bob");
const many = 1e9;

async function* parts(): AsyncGenerator<string> {
  for (let i = 0; i < PARTS; i++) {
    yield PART;
    // Each part by itself, as a model's words come.
    await new Promise(resolve => setImmediate(resolve));
  }
}

const limits = {
  requestsPerSecond: many,
  burst: many,
  concurrentPerHotkey: 1024,
  requests: 1024,
  noncesPerHotkey: 1e6,
  nonces: 1e6,
  connections: 4096,
  connectionsPerAddress: 4096,
};
const axon =
  process.argv[2] === "v10"
    ? await createV10Axon({
        keypair,
        port: 0,
        limits,
        routes: [
          v10Route(Echo, { blacklist: () => "allow", forward: ({ text }) => ({ echo: text }) }),
          v10Route(Parts, { blacklist: () => "allow", forward: () => parts() }),
        ],
      })
    : await createAxon({
        keypair,
        port: 0,
        limits,
        authorize: () => "allow",
        routes: {
          [ECHO_PATH]: { handler: request => ({ echo: (request.json() as { readonly text: string }).text }) },
          [PARTS_PATH]: { handler: () => parts() },
        },
      });
process.stdout.write(`${JSON.stringify({ port: axon.port })}\n`);
process.stdin.on("data", () => process.stdout.write(`${JSON.stringify({ rss: process.memoryUsage.rss() })}\n`));
process.stdin.on("end", () => process.exit(0));
