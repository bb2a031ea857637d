// What the node's storage holds, read by our own SDK and told to the foreign clients' programs over HTTP: the second opinion on what
// a client has written.
import { createServer, type IncomingMessage } from "node:http";
import { Client } from "@waystone/sdk";
import { ConformanceError } from "./errors.ts";
import { askWallet, type WalletQuestion } from "./wallets.ts";

/** A running reader. */
export interface Reader {
  readonly url: string;
  stop(): Promise<void>;
}

/** A question: one value of storage, or the events of one extrinsic. */
interface Question {
  /** Pallet, item, keys. */
  readonly read?: readonly [string, string, ...unknown[]];
  /** A block by hash or number; with `read`, the state after it. */
  readonly at?: `0x${string}` | number;
  /** Events of block {@link at}. */
  readonly events?: boolean;
  /** Something about keyfiles, which has nothing to do with the chain. */
  readonly wallet?: WalletQuestion;
}

/** JSON with whole numbers of any size, bytes in hexadecimal, and `null` for nothing. */
function json(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return `"0x${Buffer.from(value).toString("hex")}"`;
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  if (value instanceof Map) return json([...value]);
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}:${json(inner)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}

async function bodyOf(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Question;
}

async function answer(client: Client, { read, at: asked, events, wallet }: Question): Promise<unknown> {
  if (wallet !== undefined) return askWallet(wallet);
  const at = typeof asked === "number" ? await client.hashOf(asked) : asked;
  if (events === true && at !== undefined) return client.events(at);
  if (read === undefined) throw new ConformanceError("bad-arguments", "ask with `read`, or with `events` and `at`");
  const [pallet, item, ...keys] = read;
  if (at === undefined) return client.read(pallet, item, ...keys);
  const shape = client.schema.storage(pallet, item);
  const key = `0x${Buffer.from(shape.key(keys)).toString("hex")}`;
  const value = await client.connection.request<string | null>("state_getStorage", [key, at]);
  return shape.decode(value === null ? undefined : Buffer.from(value.slice(2), "hex"));
}

/** Starts a reader of the node at a WebSocket address, on a free port of the loopback. */
export async function startReader(node: string): Promise<Reader> {
  const client = await Client.connect(node);
  const server = createServer((request, response) => {
    bodyOf(request)
      .then(question => answer(client, question))
      .then(
        value => response.end(json(value)),
        (error: unknown) => response.writeHead(400).end(json({ error: String(error) })),
      );
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      client.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
