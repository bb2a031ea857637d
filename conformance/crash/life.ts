// One life of a node that will be killed: from its start, through load, to `kill -9`.
import type { ChildProcess } from "node:child_process";
import { AccountId } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { Client, Connection, SdkError } from "@waystone/sdk";
import { Traffic } from "../busy/traffic.ts";
import { ConformanceError } from "../errors.ts";
import { freePort } from "../harness.ts";
import { endProcess, type NodeFolder, spawnNode } from "../program.ts";

/** What clients were told and will hold the node to. */
export class Announced {
  /** Headers as they came, by block number. */
  readonly headers = new Map<number, string>();
  /** Extrinsics in hex with the hash of the block that was said to have them for good. */
  readonly transactions = new Map<string, string>();

  /** The highest block; 0 for none. */
  get height(): number {
    return Math.max(0, ...this.headers.keys());
  }

  /** Takes over what was announced later. */
  add({ headers, transactions }: Announced): void {
    for (const [number, header] of headers) this.headers.set(number, header);
    for (const [extrinsic, hash] of transactions) this.transactions.set(extrinsic, hash);
  }
}

/** Transactions that are under way at once. */
const IN_FLIGHT = 24;

/** A node that was started, and how long it took to answer. */
export interface Life {
  readonly child: ChildProcess;
  readonly connection: Connection;
  /** Milliseconds from the start of the process to its first answer. */
  readonly serveMs: number;
}

/**
 * Starts a node and waits for its first answer.
 * @param patienceMs it is killed where it has not answered by then
 * @returns `undefined` where it was killed
 * @throws ConformanceError `node-exited` where it ended by itself
 */
export async function begin(folder: NodeFolder, patienceMs: number): Promise<Life | undefined> {
  const port = await freePort();
  const began = performance.now();
  const child = spawnNode(folder, port);
  const connection = new Connection(`ws://127.0.0.1:${port}`, { reconnectMs: 0, timeoutMs: 10_000 });
  for (;;) {
    try {
      await connection.request("chain_getHeader");
      return { child, connection, serveMs: performance.now() - began };
    } catch (error) {
      if (!(error instanceof SdkError)) throw error;
    }
    if (child.exitCode !== null)
      throw new ConformanceError("node-exited", `the node on ${folder.basePath} exited with ${child.exitCode}`);
    if (performance.now() - began > patienceMs) {
      connection.close();
      await endProcess(child, "SIGKILL");
      return undefined;
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Listens to new blocks and writes down what is announced, until the connection is gone. */
export async function listen(connection: Connection, announced: Announced): Promise<void> {
  const subscribed = connection.subscribe(
    ["chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads"],
    [],
    header => {
      const { number } = header as { readonly number: string };
      announced.headers.set(Number(number), JSON.stringify(header));
    },
    { lasting: false },
  );
  await subscribed.catch(onlyKilled);
}

/** The node was killed, which is how all lives end. */
function onlyKilled(error: unknown): void {
  if (!(error instanceof SdkError) || error.code === "rpc") throw error;
}

/** Sends all kinds of transactions, many at once, until the node is gone. */
export async function load(url: string, seed: number, announced: Announced): Promise<void> {
  try {
    const client = await Client.connect(url, { reconnectMs: 0, timeoutMs: 10_000 });
    const traffic = new Traffic(client, seed);
    const nonces = new Map<string, number>();
    const one = async (): Promise<void> => {
      for (;;) {
        const { signer, call } = traffic.next();
        const asked = nonces.get(signer.address) ?? (await client.nextNonce(AccountId.from(signer.publicKey)));
        const nonce = Math.max(asked, nonces.get(signer.address) ?? 0);
        nonces.set(signer.address, nonce + 1);
        const extrinsic = toHex(await call.sign(signer, { nonce, period: 0 }));
        try {
          await watch(client.connection, extrinsic, announced);
        } catch (error) {
          if (!(error instanceof SdkError) || error.code !== "rpc") throw error;
          nonces.delete(signer.address);
        }
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  } catch (error) {
    onlyKilled(error);
  }
}

/** Sends a transaction and waits for its end, or for that of the connection. @throws SdkError */
function watch(connection: Connection, extrinsic: string, announced: Announced): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = (status: unknown): void => {
      if (typeof status !== "object" || status === null) {
        if (status === "dropped" || status === "invalid") resolve();
        return;
      }
      if ("finalized" in status) announced.transactions.set(extrinsic, String(status.finalized));
      if ("finalized" in status || "usurped" in status) resolve();
    };
    connection
      .subscribe(["author_submitAndWatchExtrinsic", "author_unwatchExtrinsic"], [extrinsic], hear, {
        lasting: false,
        onLost: reject,
      })
      .catch(reject);
  });
}
