import { blake2_256 } from "@waystone/crypto";
import { call, weight } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { boundedBytes, toHex, Writer } from "@waystone/scale";
import { EncryptedSubmitted } from "../events.ts";
import { MAX_CIPHERTEXT } from "../types.ts";

const Ciphertext = boundedBytes(MAX_CIPHERTEXT);

/** Hands in an encrypted transaction. */
export const submit_encrypted = call({
  index: 1,
  weight: weight(207_223_000n),
  docs: [
    "Hand in a signed transaction, encrypted for the author of a coming block, which opens it and puts it right behind this one.",
    "`ciphertext`: twox128 of `NextKey`; length (u16, little-endian) and bytes of the ML-KEM-768 ciphertext; a nonce of 24 bytes; the transaction under XChaCha20-Poly1305 with the shared secret as key.",
    "The era must be mortal and of 8 blocks at most. The inner transaction needs the next nonce if one account signs both.",
    "Origin: signed. Emits `EncryptedSubmitted`.",
  ],
  args: { ciphertext: Ciphertext.named("BoundedVec<u8, ConstU32<8192>>") },
  dispatch(ctx, { ciphertext }) {
    const who = ctx.origin.ensureSigned();
    const w = new Writer();
    AccountId.write(w, who);
    Ciphertext.write(w, ciphertext);
    ctx.emit(EncryptedSubmitted({ id: toHex(blake2_256(w.finish())), who }));
  },
});
