// A node under attack, seen by one who uses it as it is meant to be used.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { AccountId } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { type Client, keyFrom } from "@waystone/sdk";
import { ConformanceError } from "../errors.ts";
import { memoryMiB, quantile } from "../measure.ts";
import { connectedNode, endProcess } from "../program.ts";

/** How to besiege a node. */
export interface SiegeOptions {
  readonly basePath: string;
  readonly seconds: number;
  /** Malformed requests a second, in total. */
  readonly requestsPerSecond: number;
  readonly blockTimeMs: number;
  /** Told now and then what memory the node takes. */
  readonly onProgress?: (seconds: number, memoryMiB: number) => void;
}

/** What the one who behaves saw. */
export interface SiegeReport {
  readonly seconds: number;
  /** What the attackers did. */
  readonly attackers: Readonly<Record<string, number>>;
  readonly blocks: number;
  /** Milliseconds between two announcements of a block. */
  readonly intervalMs: { readonly mean: number; readonly p99: number; readonly longest: number };
  /** Requests of the honest client, those that were not answered as they should be, and milliseconds to the answer. */
  readonly honest: {
    readonly asked: number;
    readonly failed: readonly string[];
    readonly p50Ms: number;
    readonly p99Ms: number;
    readonly longestMs: number;
  };
  /** Most memory of the node's process (resident set). */
  readonly memoryMiB: { readonly before: number; readonly most: number };
}

/** Requests a second of the honest client. */
const HONEST_PER_SECOND = 20;

/** What an ordinary client asks, in turn, with what proves the answer right. */
async function honest(client: Client, turn: number): Promise<void> {
  const { connection } = client;
  const alice = AccountId.from(keyFrom("//Alice").publicKey);
  const check = (good: boolean, what: string): void => {
    if (!good) throw new ConformanceError("program-failed", `${what} was answered wrongly`);
  };
  switch (turn % 5) {
    case 0:
      return check((await client.head()).number > 0, "the newest block");
    case 1: {
      const { data } = await client.storage.System.Account.get(alice);
      return check(data.free > 0n, "a balance");
    }
    case 2:
      return check((await client.nextNonce(alice)) >= 0, "a nonce");
    case 3:
      return check((await connection.request<string>("system_chain")).length > 0, "the chain's name");
    default: {
      const dest = { type: "Id", value: AccountId.from(keyFrom("//Bob").publicKey) } as const;
      const call = client.tx.Balances.transfer_keep_alive({ dest, value: 1n });
      const bytes = await call.sign(keyFrom("//Alice"), { period: 0, nonce: Math.floor(turn / 5) });
      return check(
        (await connection.request<string>("author_submitExtrinsic", [toHex(bytes)])).length === 66,
        "a transfer",
      );
    }
  }
}

/** Besieges a node for a while. @throws ConformanceError */
export async function siege(options: SiegeOptions): Promise<SiegeReport> {
  const { child: node, client } = await connectedNode(options);
  const arrivals: number[] = [];
  await client.onBlock(() => arrivals.push(performance.now()));
  await new Promise(resolve => setTimeout(resolve, 2_000));
  const before = memoryMiB(node.pid);

  const attackers = spawn(
    process.execPath,
    [join(import.meta.dirname, "attackers.ts"), client.connection.url, String(options.requestsPerSecond)],
    // The channel tells them when nobody is there any longer to end them.
    { stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  let said = "";
  attackers.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const began = performance.now();
  const latencies: number[] = [];
  const failed: string[] = [];
  const asked: Promise<void>[] = [];
  let most = before;
  for (let turn = 0; performance.now() - began < options.seconds * 1000; turn++) {
    const at = performance.now();
    asked.push(
      honest(client, turn).then(
        () => void latencies.push(performance.now() - at),
        (error: unknown) => void failed.push(`${Math.round(at - began)} ms: ${String(error)}`),
      ),
    );
    if (turn % HONEST_PER_SECOND === 0) most = Math.max(most, memoryMiB(node.pid));
    if (turn % (HONEST_PER_SECOND * 30) === 0)
      options.onProgress?.(Math.round((at - began) / 1000), memoryMiB(node.pid));
    const next = began + ((turn + 1) * 1000) / HONEST_PER_SECOND;
    await new Promise(resolve => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  await Promise.all(asked);
  const during = arrivals.filter(at => at >= began);
  const intervals = during.slice(1).map((at, i) => at - (during[i] ?? 0));
  await endProcess(attackers, "SIGTERM");
  await endProcess(node, "SIGTERM");
  client.close();
  return {
    seconds: options.seconds,
    attackers: JSON.parse(said) as Readonly<Record<string, number>>,
    blocks: during.length,
    intervalMs: {
      mean: Math.round(intervals.reduce((sum, ms) => sum + ms, 0) / intervals.length),
      p99: quantile(intervals, 0.99),
      longest: quantile(intervals, 1),
    },
    honest: {
      asked: asked.length,
      failed,
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      longestMs: quantile(latencies, 1),
    },
    memoryMiB: { before, most },
  };
}
