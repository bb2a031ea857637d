// A node that is killed again and again under load, and held to what it announced.
import { once } from "node:events";
import { type Connection, SdkError } from "@waystone/sdk";
import { draws, prepare } from "../busy/traffic.ts";
import { connectedNode, endProcess, verify } from "../program.ts";
import { Announced, begin, type Life, listen, load } from "./life.ts";

/** What to do to a node. */
export interface CrashOptions {
  readonly basePath: string;
  /** How often it is killed. */
  readonly kills: number;
  /** Milliseconds between blocks. */
  readonly blockTimeMs: number;
  readonly seed: number;
  /** Milliseconds that it lives at most, from the start of its process. */
  readonly lifeMs: number;
  /** Told after each kill how many there were, and the highest block that was announced. */
  readonly onKill?: (kills: number, height: number) => void;
}

/** What came of it. */
export interface CrashReport {
  readonly kills: number;
  /** Kills before the node had answered anything. */
  readonly early: number;
  readonly height: number;
  /** Blocks and finalized transactions that were announced over RPC, all of which were asked for again in a later life. */
  readonly blocks: number;
  readonly transactions: number;
  /** What was announced and was not there again, or was another. */
  readonly lost: readonly string[];
  /** Milliseconds from the start of the process to the first answer: the middle one and the longest. */
  readonly serveMs: { readonly median: number; readonly longest: number };
  /** What `node verify` says at the end. */
  readonly verified: { readonly blocks: number; readonly extrinsics: number };
}

/** Longest that a node may take to answer in the lives in which it is not to be killed before. */
const PATIENCE_MS = 20_000;
/** Storage key of System.Number. */
const NUMBER_KEY = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";

/** Asks a node for what an earlier life of it announced. @returns what is missing or other @throws SdkError where it is killed meanwhile */
async function missing(connection: Connection, { headers, transactions }: Announced): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const [number, announced] of headers) {
    const hash = await connection.request<string | null>("chain_getBlockHash", [number]);
    const header = hash === null ? null : await connection.request("chain_getHeader", [hash]);
    if (JSON.stringify(header) !== announced)
      lost.push(`block ${number} was announced as ${announced}, and now it is ${JSON.stringify(header)}`);
    // A torn state has no proof of a value that it has.
    else await connection.request("state_getReadProof", [[NUMBER_KEY], hash]);
  }
  for (const [extrinsic, hash] of transactions) {
    const found = await connection.request<{ readonly block: { readonly extrinsics: readonly string[] } } | null>(
      "chain_getBlock",
      [hash],
    );
    if (found?.block.extrinsics.includes(extrinsic) !== true)
      lost.push(`transaction ${extrinsic} was finalized in block ${hash}, which has it not`);
  }
  return lost;
}

/** Makes the ground that the traffic needs, and ends the node by the rules. */
async function lay(options: CrashOptions): Promise<void> {
  const { child, client } = await connectedNode(options);
  await prepare(client);
  client.close();
  await endProcess(child, "SIGTERM");
}

/** What is known of all lives so far. */
class Record {
  readonly lost: string[] = [];
  readonly served: number[] = [];
  readonly total = { early: 0, blocks: 0, transactions: 0 };
  /** What was announced and has not been asked for again. */
  open = new Announced();

  /** Asks for all that is open; a kill meanwhile leaves it so. */
  async settle({ connection }: Life): Promise<void> {
    const asked = this.open;
    try {
      this.lost.push(...(await missing(connection, asked)));
    } catch (error) {
      if (error instanceof SdkError && error.code !== "rpc") return;
      throw error;
    }
    this.total.blocks += asked.headers.size;
    this.total.transactions += asked.transactions.size;
    this.open = new Announced();
  }
}

/** Kills a node at random moments. @throws ConformanceError `node-exited`, `program-failed` */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const draw = draws(options.seed);
  const record = new Record();
  await lay(options);
  for (let kills = 1; kills <= options.kills; kills++) {
    const dies = performance.now() + draw(options.lifeMs);
    const life = await begin(options, dies - performance.now());
    if (life === undefined) {
      record.total.early++;
      continue;
    }
    record.served.push(life.serveMs);
    const heard = new Announced();
    const timer = setTimeout(() => endProcess(life.child, "SIGKILL"), Math.max(0, dies - performance.now()));
    await Promise.all([
      record.settle(life),
      listen(life.connection, heard),
      load(life.connection.url, draw(2 ** 31), heard),
      once(life.child, "exit"),
    ]);
    clearTimeout(timer);
    life.connection.close();
    record.open.add(heard);
    options.onKill?.(kills, record.open.height);
  }
  const height = await lastLife(options, record);
  const { served, total, lost } = record;
  served.sort((a, b) => a - b);
  return {
    ...total,
    kills: options.kills,
    height,
    lost,
    serveMs: { median: served[Math.floor(served.length / 2)] ?? 0, longest: served.at(-1) ?? 0 },
    verified: await verify(options.basePath),
  };
}

/** Asks for what the last kill left open. @returns the height */
async function lastLife(options: CrashOptions, record: Record): Promise<number> {
  const life = await begin(options, PATIENCE_MS);
  if (life === undefined) return 0;
  record.served.push(life.serveMs);
  await record.settle(life);
  const { number } = await life.connection.request<{ readonly number: string }>("chain_getHeader");
  life.connection.close();
  await endProcess(life.child, "SIGKILL");
  return Number(number);
}
