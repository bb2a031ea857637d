// A chain of busy blocks, made over RPC as a user would make it: a node, many senders, a kill in the middle.
import { AccountId } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { type Client, SdkError } from "@waystone/sdk";
import { type ConnectedNode, connectedNode, endProcess } from "../program.ts";
import { prepare, Traffic } from "./traffic.ts";

/** Transactions beyond the asked number that are sent for each block: some are refused before a block has them. */
const SPARE = 8;

/** What to make. */
export interface BusyOptions {
  readonly basePath: string;
  /** Blocks with at least {@link extrinsics} of them. */
  readonly blocks: number;
  readonly extrinsics: number;
  /** Milliseconds between blocks. */
  readonly blockTimeMs: number;
  readonly seed: number;
  /** Told now and then how many busy blocks there are. */
  readonly onProgress?: (busy: number) => void;
}

/** What was made, read from the chain afterwards. */
export interface BusyChain {
  /** All blocks, those of the preparation and of restarts included. */
  readonly height: number;
  readonly busy: number;
  /** Extrinsics in busy blocks, the clock's one included: the fewest and the middle. */
  readonly fewest: number;
  readonly median: number;
  /** Extrinsics whose call failed in its block. */
  readonly failed: number;
  /** Calls that a block has, by name, with how often. */
  readonly calls: ReadonlyMap<string, number>;
  /** How often the node was killed. */
  readonly kills: number;
}

async function end({ child, client }: ConnectedNode, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  client.close();
  await endProcess(child, signal);
}

/** Sends so many transactions for the next block; a sender whose transaction was refused asks for its nonce anew. */
async function fill(client: Client, traffic: Traffic, nonces: Map<string, number>, count: number): Promise<void> {
  const drafts = Array.from({ length: count }, () => traffic.next());
  const sent = drafts.map(async ({ signer, call }) => {
    const nonce = nonces.get(signer.address) ?? (await client.nextNonce(AccountId.from(signer.publicKey)));
    // Several senders ask for their first nonce at once: whoever comes later counts on from what is known by then.
    const mine = Math.max(nonce, nonces.get(signer.address) ?? 0);
    nonces.set(signer.address, mine + 1);
    const bytes = await call.sign(signer, { nonce: mine, period: 0 });
    try {
      await client.connection.request("author_submitExtrinsic", [toHex(bytes)]);
    } catch (error) {
      if (!(error instanceof SdkError) || error.code !== "rpc") throw error;
      nonces.delete(signer.address);
    }
  });
  await Promise.all(sent);
}

/** Until so many blocks are busy. @returns the busy blocks' numbers */
async function drive(
  node: ConnectedNode,
  traffic: Traffic,
  { extrinsics, onProgress }: BusyOptions,
  wanted: number,
  sofar: number,
): Promise<void> {
  const { client } = node;
  const nonces = new Map<string, number>();
  let busy = 0;
  let last = (await client.head()).number;
  while (busy < wanted) {
    await fill(client, traffic, nonces, extrinsics + SPARE);
    const now = await client.waitForBlock(last + 1);
    for (let number = last + 1; number <= now; number++) {
      const body = await bodyOf(client, number);
      if (body.length >= extrinsics) busy++;
    }
    if (now % 50 === 0) onProgress?.(sofar + busy);
    // A gap in the nonces of one sender would hold back all that it sends later.
    if (now % 20 === 0) nonces.clear();
    last = now;
  }
}

async function bodyOf(client: Client, number: number): Promise<readonly string[]> {
  const hash = await client.hashOf(number);
  const { block } = await client.connection.request<{ block: { extrinsics: readonly string[] } }>("chain_getBlock", [
    hash,
  ]);
  return block.extrinsics;
}

async function census(client: Client, extrinsics: number, kills: number): Promise<BusyChain> {
  const { number: height } = await client.head();
  const sizes: number[] = [];
  const calls = new Map<string, number>();
  let failed = 0;
  for (let number = 1; number <= height; number++) {
    const hash = await client.hashOf(number);
    const [body, events] = await Promise.all([client.extrinsics(hash), client.events(hash)]);
    if (body.length >= extrinsics) sizes.push(body.length);
    for (const { pallet, call } of body) {
      const name = `${pallet}.${call}`;
      calls.set(name, (calls.get(name) ?? 0) + 1);
    }
    failed += events.filter(({ pallet, name }) => pallet === "System" && name === "ExtrinsicFailed").length;
  }
  sizes.sort((a, b) => a - b);
  return {
    height,
    busy: sizes.length,
    fewest: sizes[0] ?? 0,
    median: sizes[Math.floor(sizes.length / 2)] ?? 0,
    failed,
    calls,
    kills,
  };
}

/** Makes the chain: half of it, `kill -9` under load, the other half, and a clean end. @throws ConformanceError `node-exited` */
export async function makeBusyChain(options: BusyOptions): Promise<BusyChain> {
  const { basePath, blocks, blockTimeMs } = options;
  const half = Math.ceil(blocks / 2);
  let node = await connectedNode({ basePath, blockTimeMs });
  await prepare(node.client);
  await drive(node, new Traffic(node.client, options.seed), options, half, 0);
  // Under load: the pool holds what the next block was to have.
  await fill(node.client, new Traffic(node.client, options.seed + 1), new Map(), options.extrinsics);
  await end(node, "SIGKILL");
  node = await connectedNode({ basePath, blockTimeMs });
  await drive(node, new Traffic(node.client, options.seed + 2), options, blocks - half, half);
  const found = await census(node.client, options.extrinsics, 1);
  await end(node, "SIGTERM");
  return found;
}
