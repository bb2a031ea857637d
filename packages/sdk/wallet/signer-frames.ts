import type { Socket } from "node:net";
import { WalletError } from "./errors.ts";

/** Version of the protocol; others are refused by name. */
export const SIGNER_VERSION = 1;
/** Bytes of the longest frame: a payload of 512 KiB in hexadecimal, which is more than a block takes. */
export const LONGEST_FRAME: number = 1_100_000;

/** What a client asks for. */
export type SignerRequest =
  | { readonly version: number; readonly method: "describe" }
  | {
      readonly version: number;
      readonly method: "sign";
      /** A message that is signed as it is, or an extrinsic's whole payload. */
      readonly what: "message" | "payload";
      /** `0x` and hexadecimal. */
      readonly data: string;
    };

/** What the signer answers. */
export type SignerResponse =
  | { readonly version: number; readonly key: { readonly kind: string; readonly publicKey: string } }
  | { readonly version: number; readonly signature: string }
  | { readonly version: number; readonly error: { readonly code: string; readonly message: string } };

/** A value as a frame: its length in four bytes, big-endian, then JSON in UTF-8. */
export function frameOf(value: SignerRequest | SignerResponse): Buffer {
  const body = Buffer.from(JSON.stringify(value), "utf8");
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    // What the parser says repeats what was sent.
    throw new WalletError("signer-protocol", "the frame is not JSON");
  }
}

/**
 * The one frame that comes over a connection, whole.
 * @throws WalletError `signer-protocol` for one that is too long, cut short, too slow or no JSON
 */
export function readFrame(socket: Socket, timeoutMs: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const chunks: Buffer[] = [];
  let [size, wanted] = [0, 4];
  const fail = (why: string): void => reject(new WalletError("signer-protocol", why));
  const timer = setTimeout(() => fail(`no whole frame came within ${timeoutMs} ms`), timeoutMs);
  const onData = (chunk: Buffer): void => {
    chunks.push(chunk);
    size += chunk.length;
    if (wanted === 4 && size >= 4) {
      const length = Buffer.concat(chunks).readUInt32BE();
      if (length > LONGEST_FRAME)
        return fail(`a frame of ${length} bytes was announced; at most ${LONGEST_FRAME} are taken`);
      wanted = 4 + length;
    }
    if (size > wanted) return fail("more than one frame came over the connection");
    if (wanted > 4 && size === wanted) resolve(Buffer.concat(chunks).subarray(4));
  };
  socket.on("data", onData);
  socket.once("error", error => fail(`the connection broke (${error.message})`));
  socket.once("end", () => fail("the connection ended within a frame"));
  socket.once("close", () => fail("the connection ended within a frame"));
  return promise
    .then(body => parsed(body as Buffer))
    .finally(() => {
      clearTimeout(timer);
      socket.off("data", onData);
    });
}
