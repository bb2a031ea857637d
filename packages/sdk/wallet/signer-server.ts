import { chmodSync, existsSync, lstatSync, mkdirSync, unlinkSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { dirname } from "node:path";
import { bytesToHex, hexToBytes } from "@waystone/crypto";
import { signedPart } from "../chain/extrinsic.ts";
import { systemCode, WalletError } from "./errors.ts";
import type { WalletKey } from "./key.ts";
import { frameOf, readFrame, SIGNER_VERSION, type SignerResponse } from "./signer-frames.ts";
import { checkCallRule, checkMessage, checkPayload, type SignerRules } from "./signer-rules.ts";

/** How a signer is set up. */
export interface SignerOptions {
  /** Path of the Unix socket, made with mode 0600: whoever runs as this user may ask. */
  readonly socket: string;
  readonly key: WalletKey;
  readonly rules: SignerRules;
  /** Signatures a minute; 600 if absent. */
  readonly perMinute?: number;
  /** Told of each request: what was asked, and why it was refused if it was. Never what was signed. */
  readonly onRequest?: (request: { readonly what: string; readonly bytes: number; readonly refused?: string }) => void;
}

/** A running signer. */
export interface SignerServer {
  /** Path of its socket. */
  readonly socket: string;
  /** Ends it and removes the socket. */
  close(): Promise<void>;
}

/** Connections that are open at a time: each lives for one question. */
const MOST_CONNECTIONS = 64;
/** Milliseconds for a question to arrive. */
const FRAME_MS = 5000;

/** A budget that fills up evenly, a minute's worth at most. */
class Budget {
  readonly #perMinute: number;
  #left: number;
  #at = performance.now();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
    this.#left = perMinute;
  }

  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#perMinute, this.#left + ((now - this.#at) / 60_000) * this.#perMinute);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}

interface Asked {
  readonly what: "describe" | "message" | "payload";
  readonly data: Uint8Array;
}

/** A request's parts. @throws WalletError `signer-protocol` */
function askedOf(value: unknown): Asked {
  const bad = (why: string): WalletError => new WalletError("signer-protocol", why);
  if (typeof value !== "object" || value === null) throw bad("a request is an object");
  const { version, method, what, data } = value as Readonly<Record<string, unknown>>;
  if (version !== SIGNER_VERSION)
    throw bad(`this signer speaks version ${SIGNER_VERSION} of the protocol; use the client that came with it`);
  if (method === "describe") return { what: "describe", data: new Uint8Array() };
  if (method !== "sign") throw bad('a method is "describe" or "sign"');
  if (what !== "message" && what !== "payload") throw bad('what is signed is a "message" or a "payload"');
  if (typeof data !== "string" || data.length % 2 !== 0 || !/^0x[0-9a-f]*$/.test(data))
    throw bad("data is 0x and lower-case hexadecimal");
  return { what, data: hexToBytes(data) };
}

function answerTo({ key, rules }: SignerOptions, budget: Budget, { what, data }: Asked): SignerResponse {
  if (what === "describe")
    return { version: SIGNER_VERSION, key: { kind: key.kind, publicKey: bytesToHex(key.publicKey) } };
  if (what === "message") checkMessage(rules.messages, data, key.publicKey);
  else checkPayload(rules.calls, data);
  if (!budget.take())
    throw new WalletError("signer-refused", "too many signatures were asked for within a minute; ask again later");
  const signature = key.keypair().sign(what === "payload" ? signedPart(data) : data);
  return { version: SIGNER_VERSION, signature: bytesToHex(signature) };
}

async function serve(options: SignerOptions, budget: Budget, socket: Socket): Promise<void> {
  let what = "request";
  let bytes = 0;
  let response: SignerResponse;
  try {
    const asked = askedOf(await readFrame(socket, FRAME_MS));
    [what, bytes] = [asked.what, asked.data.length];
    response = answerTo(options, budget, asked);
    options.onRequest?.({ what, bytes });
  } catch (error) {
    const known = error instanceof WalletError;
    const message = known ? error.message : "the signer failed";
    response = { version: SIGNER_VERSION, error: { code: known ? error.code : "failed", message } };
    options.onRequest?.({ what, bytes, refused: message });
  }
  socket.end(frameOf(response));
}

/** Whether somebody answers behind a socket's name. */
function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
    socket.once("connect", () => socket.destroy());
  });
}

/** Makes room for the socket: one that a killed signer left goes, anything else stays. @throws WalletError `exists` */
async function makeRoom(path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isSocket()) throw new WalletError("exists", `${path} is there already and no socket; name another`);
  if (await answers(path))
    throw new WalletError("exists", `a signer answers at ${path} already; end it, or name another socket`);
  unlinkSync(path);
}

function listen(server: Server, path: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const failed = (error: unknown): void =>
    reject(
      new WalletError(
        "not-written",
        `the socket ${path} cannot be made (${systemCode(error)}): name one in a folder that is yours, by a path below 100 characters`,
      ),
    );
  server.once("error", failed);
  // The name comes into being in this call, and must never be open to others, not for a moment.
  const umask = process.umask(0o177);
  try {
    server.listen(path, () => resolve());
  } catch (error) {
    failed(error);
  } finally {
    process.umask(umask);
  }
  return promise;
}

/**
 * Serves signatures of one opened key over a Unix socket. A connection carries one question and its answer; what is asked for is
 * checked by the rules before anything is signed.
 * @throws WalletError `watch-only`, `exists`, `not-written`, `signer-refused` for rules that mean nothing
 */
export async function serveSigner(options: SignerOptions): Promise<SignerServer> {
  options.key.keypair();
  if (typeof options.rules.calls === "object") checkCallRule(options.rules.calls);
  await makeRoom(options.socket);
  const budget = new Budget(options.perMinute ?? 600);
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, socket => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // A caller that goes away has no use for its answer.
    socket.on("error", () => socket.destroy());
    serve(options, budget, socket).catch(() => socket.destroy());
  });
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, options.socket);
  chmodSync(options.socket, 0o600);
  return {
    socket: options.socket,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>(resolve => server.close(() => resolve()));
      if (existsSync(options.socket)) unlinkSync(options.socket);
    },
  };
}
