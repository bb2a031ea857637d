import { connect } from "node:net";
import { bytesToHex, hexToBytes, ss58Encode, verifySignature } from "@waystone/crypto";
import { isHex } from "@waystone/scale";
import { signedPart } from "../chain/extrinsic.ts";
import type { Signer } from "../signer.ts";
import { systemCode, WalletError, type WalletErrorCode } from "./errors.ts";
import type { WalletKeyKind } from "./key.ts";
import { frameOf, readFrame, SIGNER_VERSION, type SignerRequest } from "./signer-frames.ts";

/** Milliseconds for an answer. */
const ANSWER_MS = 10_000;

const CODES: readonly string[] = ["signer-refused", "signer-protocol"] satisfies WalletErrorCode[];

type Answer = Readonly<Record<string, unknown>>;

function strange(socket: string): WalletError {
  return new WalletError("signer-protocol", `what answers at ${socket} is no signer of this version`);
}

/** Asks one question over a connection of its own. @throws WalletError `signer-unreachable`, `signer-protocol`, `signer-refused` */
async function ask(path: string, request: SignerRequest): Promise<Answer> {
  const socket = connect(path);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    }).catch((error: unknown) => {
      throw new WalletError(
        "signer-unreachable",
        `no signer answers at ${path} (${systemCode(error)}): start one with \`waystone wallet serve --socket ${path}\``,
      );
    });
    const answer = readFrame(socket, ANSWER_MS);
    socket.write(frameOf(request));
    const value = await answer;
    if (typeof value !== "object" || value === null) throw strange(path);
    const { error } = value as Answer;
    if (typeof error !== "object" || error === null) return value as Answer;
    const { code, message } = error as Answer;
    const known = CODES.find(one => one === code) as WalletErrorCode | undefined;
    throw new WalletError(known ?? "signer-protocol", typeof message === "string" ? message : "the signer failed");
  } finally {
    socket.destroy();
  }
}

/** A key that another process holds: what `waystone wallet serve` serves. It signs wherever the SDK takes a {@link Signer}. */
export class RemoteSigner implements Signer {
  readonly kind: WalletKeyKind;
  readonly publicKey: Uint8Array;
  readonly accountId: Uint8Array;
  readonly address: string;
  readonly #socket: string;

  private constructor(socket: string, kind: WalletKeyKind, publicKey: Uint8Array) {
    this.#socket = socket;
    this.kind = kind;
    this.publicKey = publicKey;
    this.accountId = publicKey;
    this.address = ss58Encode(publicKey);
  }

  /** Asks a signer which key it holds. @throws WalletError `signer-unreachable`, `signer-protocol` */
  static async connect(socket: string): Promise<RemoteSigner> {
    const { key } = await ask(socket, { version: SIGNER_VERSION, method: "describe" });
    const { kind, publicKey } = (typeof key === "object" && key !== null ? key : {}) as Answer;
    if ((kind !== "sr25519" && kind !== "ed25519") || typeof publicKey !== "string" || !isHex(publicKey, 32))
      throw strange(socket);
    return new RemoteSigner(socket, kind, hexToBytes(publicKey));
  }

  /** Signature over a message. @throws WalletError `signer-refused` for what its rules do not allow */
  sign(message: Uint8Array): Promise<Uint8Array> {
    return this.#sign("message", message, message);
  }

  /** Signature for an extrinsic of this payload. @throws WalletError `signer-refused` for a call that its rules do not allow */
  signPayload(payload: Uint8Array): Promise<Uint8Array> {
    return this.#sign("payload", payload, signedPart(payload));
  }

  async #sign(what: "message" | "payload", data: Uint8Array, signed: Uint8Array): Promise<Uint8Array> {
    const answer = await ask(this.#socket, { version: SIGNER_VERSION, method: "sign", what, data: bytesToHex(data) });
    const { signature } = answer;
    if (typeof signature !== "string" || !isHex(signature, 64)) throw strange(this.#socket);
    const bytes = hexToBytes(signature);
    // Another signer may have taken the socket's place since.
    if (!verifySignature(this.kind, this.publicKey, signed, bytes))
      throw new WalletError(
        "signer-protocol",
        `what ${this.#socket} signed is not signed by ${this.address}; connect anew`,
      );
    return bytes;
  }
}
