import { CryptoError, expectLength } from "../errors.ts";

function shifted(secretKey: Uint8Array, by: (scalar: bigint) => bigint): Uint8Array {
  const out = expectLength("The sr25519 secret key", secretKey, 64).slice();
  let scalar = 0n;
  for (let i = 31; i >= 0; i--) scalar = (scalar << 8n) | BigInt(out[i] ?? 0);
  scalar = by(scalar);
  for (let i = 0; i < 32; i++) out[i] = Number((scalar >> BigInt(8 * i)) & 0xffn);
  return out;
}

/** From the 64-byte secret used here to the form in Bittensor's keyfiles: scalar divided by 8, nonce as it is (`privateKey`). */
export function toKeyfileSecret(secretKey: Uint8Array): Uint8Array {
  return shifted(secretKey, scalar => {
    if ((scalar & 7n) !== 0n) {
      throw new CryptoError(
        "bad-secret",
        "The secret's scalar is not a multiple of 8: it may already be in keyfile form.",
      );
    }
    return scalar >> 3n;
  });
}

/** From a keyfile's `privateKey`, 64 bytes, to the secret used here: scalar times 8, nonce as it is. @throws CryptoError `bad-secret` */
export function fromKeyfileSecret(privateKey: Uint8Array): Uint8Array {
  return shifted(privateKey, scalar => {
    if (scalar >> 253n !== 0n) {
      throw new CryptoError(
        "bad-secret",
        "The private key's scalar is 2^253 or more: not a schnorrkel key in keyfile form.",
      );
    }
    return scalar << 3n;
  });
}
