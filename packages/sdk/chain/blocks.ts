import { ss58Encode } from "@waystone/crypto";
import { MultiAddress, MultiSignature } from "@waystone/primitives";
import { fromHex, Reader } from "@waystone/scale";
import type { ChainSchema } from "./schema.ts";

/** An extrinsic of a block: what was called, with which arguments, and by whom. */
export interface ChainExtrinsic {
  readonly pallet: string;
  readonly call: string;
  readonly args: unknown;
  /** SS58 address of who signed; `undefined` for what the block's author put in. */
  readonly signer: string | undefined;
}

/** Decodes an extrinsic of format 4 or 5. @throws ScaleError where it is none */
export function decodeExtrinsic(schema: ChainSchema, bytes: Uint8Array): ChainExtrinsic {
  const r = new Reader(bytes);
  r.compact();
  const version = r.byte();
  const [isSigned, isGeneral] = [(version & 0x80) !== 0, (version & 0x40) !== 0];
  let signer: string | undefined;
  if (isSigned) {
    const address = MultiAddress.read(r);
    MultiSignature.read(r);
    if (address.type === "Id") signer = ss58Encode(fromHex(address.value));
  }
  // Version of the extensions.
  if (isGeneral) r.byte();
  if (isSigned || isGeneral)
    for (const { ty } of schema.metadata.extrinsic.signed_extensions) schema.codecs.codec(ty).read(r);
  const { type: pallet, value } = schema.call.read(r) as {
    readonly type: string;
    readonly value: { readonly type: string; readonly value?: unknown } | string;
  };
  return typeof value === "string"
    ? { pallet, call: value, args: {}, signer }
    : { pallet, call: value.type, args: value.value, signer };
}
