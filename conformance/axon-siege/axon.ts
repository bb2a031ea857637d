// An axon in a process of its own, with the limits that axons have by themselves: `axon.ts WIRE`. Says its port.
import { keyFrom } from "@waystone/sdk";
import { createAxon, createV10Axon, v10Route } from "@waystone/sdk/neuron";
import { ATTACKER, ECHO_PATH, Echo, HONEST } from "./parts.ts";

const keypair = keyFrom("//Bob");
// Attackers may be validators, too: their hotkey is answered.
const known = new Set([HONEST.address, ATTACKER.address]);
const authorize = (hotkey: string) => (known.has(hotkey) ? ("allow" as const) : { refuse: "no permit" });
const axon =
  process.argv[2] === "v10"
    ? await createV10Axon({
        keypair,
        port: 0,
        routes: [
          v10Route(Echo, {
            blacklist: ({ dendrite }) => authorize(dendrite.hotkey ?? ""),
            forward: ({ word }) => ({ echo: word }),
          }),
        ],
      })
    : await createAxon({
        keypair,
        port: 0,
        authorize,
        routes: {
          [ECHO_PATH]: { handler: request => ({ echo: (request.json() as { readonly word?: string }).word ?? "" }) },
        },
      });
process.stdout.write(`${JSON.stringify({ port: axon.port, pid: process.pid })}\n`);
process.stdin.on("end", () => process.exit(0)).resume();
