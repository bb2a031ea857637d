import type { SignatureKind } from "../keys/verify.ts";

/** One signature to check. */
export type VerifyItem = {
  readonly kind: SignatureKind;
  /** Public key, or for ecdsa also the 32-byte account id. */
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

const KINDS: readonly SignatureKind[] = ["ed25519", "sr25519", "ecdsa"];

/** Packs items into one buffer, which moves between threads without a copy: count, then per item kind, three lengths, three parts. */
export function packBatch(items: readonly VerifyItem[]): Uint8Array<ArrayBuffer> {
  let size = 4;
  for (const { publicKey, message, signature } of items) {
    size += 13 + publicKey.length + message.length + signature.length;
  }
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint32(0, items.length, true);
  let at = 4;
  for (const { kind, publicKey, message, signature } of items) {
    view.setUint8(at++, KINDS.indexOf(kind));
    for (const part of [publicKey, message, signature]) {
      view.setUint32(at, part.length, true);
      out.set(part, at + 4);
      at += 4 + part.length;
    }
  }
  return out;
}

/** The items of a packed batch, as views into it. */
export function unpackBatch(batch: Uint8Array): VerifyItem[] {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  const items: VerifyItem[] = [];
  let at = 4;
  const part = (): Uint8Array => {
    const start = at + 4;
    at = start + view.getUint32(at, true);
    return batch.subarray(start, at);
  };
  for (let left = view.getUint32(0, true); left > 0; left--) {
    const kind = KINDS[view.getUint8(at++)] ?? "sr25519";
    items.push({ kind, publicKey: part(), message: part(), signature: part() });
  }
  return items;
}
