import { boundedBytes, type Codec } from "@waystone/scale";

/** Most bytes of a timelocked commit. */
export const MAX_COMMIT_BYTES = 5_000;
/** Weights under a timelock: ciphertext that a drand round opens. */
export const Ciphertext: Codec<Uint8Array> = boundedBytes(MAX_COMMIT_BYTES);
