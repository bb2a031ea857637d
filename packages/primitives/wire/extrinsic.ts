import { blake2_256 } from "@waystone/crypto";
import { Reader, toHex, Writer } from "@waystone/scale";
import { MultiAddress } from "./address.ts";
import type { Hash } from "./ids.ts";
import { MultiSignature } from "./signature.ts";

/** Version of the extrinsic format that is written and read. */
export const EXTRINSIC_FORMAT = 4;
const SIGNED_BIT = 0x80;
/** Payloads that are longer are signed by their hash. */
const LONGEST_PLAIN_PAYLOAD = 256;

/** Who signed an extrinsic, and how. */
export interface ExtrinsicSigner {
  readonly address: MultiAddress;
  readonly signature: MultiSignature;
}

/** An extrinsic in the parts that need no runtime to be told apart. */
export interface RawExtrinsic {
  /** `undefined` for a bare one: an inherent, or one that is checked by the runtime alone. */
  readonly signer: ExtrinsicSigner | undefined;
  /** The extensions' data of a signed one, then the call; the call alone of a bare one. Only the runtime's types part the two. */
  readonly rest: Uint8Array;
}

/**
 * The parts of an extrinsic: compact length, version byte, address and signature if signed, the rest.
 * @throws ScaleError where the length is wrong or not in its shortest form, or the version is not 4
 */
export function splitExtrinsic(bytes: Uint8Array): RawExtrinsic {
  const r = new Reader(bytes);
  const length = r.compact();
  if (length !== r.remaining)
    throw r.error(
      length < r.remaining ? "trailing-bytes" : "end-of-input",
      `the extrinsic says it has ${length} bytes and has ${r.remaining}`,
      0,
    );
  const at = r.offset;
  const version = r.byte();
  if ((version & ~SIGNED_BIT) !== EXTRINSIC_FORMAT)
    throw r.error("bad-enum", `extrinsic version byte ${version} is neither 4 (bare) nor 132 (signed)`, at);
  let signer: ExtrinsicSigner | undefined;
  if (version !== EXTRINSIC_FORMAT) {
    const address = MultiAddress.read(r);
    signer = { address, signature: MultiSignature.read(r) };
  }
  return { signer, rest: bytes.slice(r.offset) };
}

/** The bytes of an extrinsic; the opposite of {@link splitExtrinsic}. */
export function joinExtrinsic({ signer, rest }: RawExtrinsic): Uint8Array {
  const body = new Writer();
  body.byte(signer === undefined ? EXTRINSIC_FORMAT : SIGNED_BIT | EXTRINSIC_FORMAT);
  if (signer !== undefined) {
    MultiAddress.write(body, signer.address);
    MultiSignature.write(body, signer.signature);
  }
  body.raw(rest);
  const inner = body.finish();
  const w = new Writer();
  w.compact(inner.length);
  w.raw(inner);
  return w.finish();
}

/** What is signed: call, extensions' data and what extensions imply; its BLAKE2b-256 hash where that is above 256 bytes. */
export function signingPayload(call: Uint8Array, extra: Uint8Array, implicit: Uint8Array): Uint8Array {
  const w = new Writer();
  w.raw(call);
  w.raw(extra);
  w.raw(implicit);
  const payload = w.finish();
  return payload.length > LONGEST_PLAIN_PAYLOAD ? blake2_256(payload) : payload;
}

/** What names an extrinsic: BLAKE2b-256 of all its bytes, the length prefix included. */
export function extrinsicHash(bytes: Uint8Array): Hash {
  return toHex(blake2_256(bytes));
}
