import { argon2i } from "hash-wasm";

/** The salt that every `$NACL` keyfile shares: the format has no room for one of its own. */
const SALT = Uint8Array.from(Buffer.from("137183dff15a09bc9c90b5518739e9b1", "hex"));
/** Memory of libsodium's MEMLIMIT_SENSITIVE for Argon2i, in KiB. */
const MEMORY_KIB = 524_288;
/** libsodium's OPSLIMIT_SENSITIVE for Argon2i. */
const PASSES = 8;

/** Key, 32 bytes, of a `$NACL` keyfile: Argon2i 1.3. Takes 512 MiB and some seconds, all of them in this thread. */
export function argon2iKey(password: Uint8Array): Promise<Uint8Array> {
  return argon2i({
    password,
    salt: SALT,
    parallelism: 1,
    iterations: PASSES,
    memorySize: MEMORY_KIB,
    hashLength: 32,
    outputType: "binary",
  });
}
