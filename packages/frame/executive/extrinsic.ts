import { blake2_256 } from "@waystone/crypto";
import { type AccountId, MultiAddress, MultiSignature } from "@waystone/primitives";
import { Reader, ScaleError, Writer } from "@waystone/scale";
import type { RuntimeCall } from "../define/call.ts";
import type { Context } from "../define/context.ts";
import { type Port, port } from "../define/port.ts";
import { TransactionInvalid } from "../define/validity.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** Version of the extrinsic format that is written. Version 5 is read too. */
export const EXTRINSIC_VERSION = 4;
const SIGNED = 0x80 | EXTRINSIC_VERSION;
const BARE_5 = 5;
/** A transaction whose extensions say who sends it, version 5. */
const GENERAL_5 = 0x40 | 5;
const VERSIONS: readonly number[] = [EXTRINSIC_VERSION, SIGNED, BARE_5, GENERAL_5];
/** The only version of the extensions. */
const EXTENSION_VERSION = 0;
/** Payloads that are longer are signed by their hash. */
const LONGEST_PLAIN_PAYLOAD = 256;

/** The signed part of an extrinsic. */
export interface ExtrinsicSignature {
  readonly address: MultiAddress;
  readonly signature: MultiSignature;
  /** The extensions' data, in the runtime's order. */
  readonly extra: readonly unknown[];
}

/** A decoded extrinsic with the bytes that were signed. */
export interface Extrinsic {
  readonly signed: ExtrinsicSignature | undefined;
  /** Whether extensions say who sends it. None of the runtime's does, so no such extrinsic is valid. */
  readonly isGeneral: boolean;
  readonly call: RuntimeCall;
  readonly callBytes: Uint8Array;
  readonly extraBytes: Uint8Array;
  /** The whole extrinsic, its length prefix included. */
  readonly bytes: Uint8Array;
}

/** Checks a signature: who signed what. Node processes look the verdict of a worker thread up, and check by themselves what they do not find. */
export type SignatureVerifier = (signature: MultiSignature, payload: Uint8Array, who: AccountId) => boolean;
/** The port of {@link SignatureVerifier}. */
export const SignatureVerifierPort: Port<SignatureVerifier> = port<SignatureVerifier>("signature verifier");

/**
 * Decodes an extrinsic: compact length, version byte, signature and extensions if signed, extensions alone if general, call.
 * @throws ScaleError where the bytes are not one extrinsic of format 4 or 5
 */
export function decodeExtrinsic(runtime: Runtime, bytes: Uint8Array): Extrinsic {
  const r = new Reader(bytes, runtime.codecs);
  const length = r.compact();
  if (length !== r.remaining)
    throw r.error(
      length < r.remaining ? "trailing-bytes" : "end-of-input",
      `the extrinsic says it has ${length} bytes and has ${r.remaining}`,
      0,
    );
  const at = r.offset;
  const version = r.byte();
  if (!VERSIONS.includes(version))
    throw r.error(
      "bad-enum",
      `extrinsic version byte ${version} is none of ${EXTRINSIC_VERSION} and ${BARE_5} (bare), ${SIGNED} (signed), ${GENERAL_5} (general)`,
      at,
    );
  let signed: ExtrinsicSignature | undefined;
  let extraBytes: Uint8Array = new Uint8Array(0);
  const readExtra = (): readonly unknown[] => {
    const from = r.offset;
    const extra = runtime.extensions.map(extension => extension.extra.read(r));
    extraBytes = bytes.slice(from, r.offset);
    return extra;
  };
  if (version === SIGNED) {
    const address = MultiAddress.read(r);
    const signature = MultiSignature.read(r);
    signed = { address, signature, extra: readExtra() };
  }
  if (version === GENERAL_5) {
    const extension = r.byte();
    if (extension !== EXTENSION_VERSION)
      throw r.error(
        "bad-enum",
        `extension version ${extension} is not known; there is ${EXTENSION_VERSION}`,
        r.offset - 1,
      );
    readExtra();
  }
  const from = r.offset;
  const call = runtime.calls.read(r);
  const callBytes = bytes.slice(from, r.offset);
  r.end();
  return { signed, isGeneral: version === GENERAL_5, call, callBytes, extraBytes, bytes };
}

/**
 * Decodes an extrinsic that stands in somebody's submission.
 * @throws TransactionInvalid `Call` in place of a ScaleError, `UnknownOrigin` for a general one, of which no extension says who sends it
 */
export function parseExtrinsic(runtime: Runtime, bytes: Uint8Array): Extrinsic {
  try {
    const extrinsic = decodeExtrinsic(runtime, bytes);
    if (extrinsic.isGeneral) throw TransactionInvalid.invalid("UnknownOrigin");
    return extrinsic;
  } catch (error) {
    if (error instanceof ScaleError) throw TransactionInvalid.invalid("Call");
    throw error;
  }
}

/** The bytes of an inherent: version byte and call, no signature. */
export function encodeBareExtrinsic(runtime: Runtime, call: RuntimeCall): Uint8Array {
  const w = new Writer(runtime.codecs);
  w.byte(EXTRINSIC_VERSION);
  runtime.calls.write(w, call);
  return withLength(w.finish());
}

/** Bytes behind their compact length. */
export function withLength(body: Uint8Array): Uint8Array {
  const w = new Writer();
  w.compact(body.length);
  w.raw(body);
  return w.finish();
}

/** What is signed: call, extensions' data, extensions' implicit data; its hash where that is longer than 256 bytes. */
export function signaturePayload(
  runtime: Runtime,
  ctx: Context,
  extrinsic: Pick<Extrinsic, "callBytes" | "extraBytes">,
  extra: readonly unknown[],
): Uint8Array {
  const w = new Writer(runtime.codecs);
  w.raw(extrinsic.callBytes);
  w.raw(extrinsic.extraBytes);
  let i = 0;
  for (const extension of runtime.extensions) extension.implicit.write(w, extension.implicitValue(ctx, extra[i++]));
  const payload = w.finish();
  return payload.length > LONGEST_PLAIN_PAYLOAD ? blake2_256(payload) : payload;
}

/**
 * Who signed an extrinsic, after checking that they did.
 * @throws TransactionInvalid `BadProof` for a wrong signature, `CannotLookup` for an address that is not an account
 */
export function checkSignature(
  runtime: Runtime,
  ctx: Context,
  extrinsic: Extrinsic,
  signed: ExtrinsicSignature,
): AccountId {
  if (signed.address.type !== "Id") throw TransactionInvalid.unknown("CannotLookup");
  const who = signed.address.value;
  const payload = signaturePayload(runtime, ctx, extrinsic, signed.extra);
  if (!ctx.use(SignatureVerifierPort)(signed.signature, payload, who)) throw TransactionInvalid.invalid("BadProof");
  return who;
}
