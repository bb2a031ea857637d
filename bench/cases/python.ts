import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Client, keyFrom } from "@waystone/sdk";
import { startNode } from "../../conformance/harness.ts";
import { ensureClient } from "../../scripts/lib/python.mjs";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";

const NEURONS = 256;
const NETUID = 1;
/** Registrations in one transaction. */
const BATCH = 64;
/** Most milliseconds that are aimed at, beside what the client itself decodes. */
const GOAL_MS = 50;

async function fillSubnet(url: string): Promise<void> {
  const client = await Client.connect(url);
  try {
    const alice = keyFrom("//Alice");
    const register = () =>
      client.call("SubtensorModule", "burned_register", {
        netuid: NETUID,
        hotkey: `0x${randomBytes(32).toString("hex")}`,
      }).call;
    for (let done = 0; done < NEURONS; done += BATCH)
      await client.call("Utility", "batch_all", { calls: Array.from({ length: BATCH }, register) }).send(alice);
  } finally {
    client.close();
  }
}

/** What a Python user waits for. */
export const python: BenchCase = {
  name: "python",
  question: `The metagraph of a subnet of ${NEURONS} neurons, asked for by the Python SDK 10.2.0 in one request: how long it waits for the answer, beside what it takes to decode it.`,
  async run() {
    const { python: interpreter, reason } = await ensureClient("sdk10", text => console.error(text));
    if (interpreter === undefined) throw new BenchError("not-comparable", reason ?? "there is no Python");
    const node = await startNode({ blockTime: "250ms" });
    try {
      await fillSubnet(node.url);
      const program = join(import.meta.dirname, "..", "python", "metagraph.py");
      const printed = execFileSync(interpreter, [program, node.url, String(NETUID)], { encoding: "utf8" });
      const { neurons, whole, waited } = JSON.parse(printed.trim().split("\n").at(-1) ?? "") as {
        readonly neurons: number;
        readonly whole: number;
        readonly waited: number;
      };
      if (neurons !== NEURONS) throw new BenchError("not-comparable", `the subnet has ${neurons} neurons`);
      return [
        {
          what: "waiting for the answer",
          ours: waited,
          theirs: GOAL_MS,
          beside: "what is aimed at",
          unit: "ms",
          goal: 1,
        },
        { what: "waiting for the answer", ours: waited, theirs: whole - waited, beside: "decoding it", unit: "ms" },
      ];
    } finally {
      await node.stop();
    }
  },
};
