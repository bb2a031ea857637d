import { CryptoError } from "../errors.ts";
import { openVault, VAULT_MAGIC } from "./ansible-vault.ts";
import { naclKey, type OnDerive } from "./derive.ts";
import { FERNET_MAGIC, fernetKey, fernetToken, openFernet } from "./fernet.ts";
import { NACL_MAGIC, NACL_OVERHEAD, openNacl, sealNacl } from "./nacl.ts";

export type { OnDerive } from "./derive.ts";

/** How a keyfile is encrypted. New ones are always `nacl`; the others are read. */
export type KeyfileEncryption = "nacl" | "ansible-vault" | "fernet";

/** How a keyfile's bytes are encrypted, by how they begin; `undefined` for plain ones. */
export function encryptionOf(data: Uint8Array): KeyfileEncryption | undefined {
  const begins = (magic: string): boolean => Buffer.from(data.subarray(0, magic.length)).toString("latin1") === magic;
  if (begins(NACL_MAGIC)) return "nacl";
  if (begins(VAULT_MAGIC)) return "ansible-vault";
  return begins(FERNET_MAGIC) ? "fernet" : undefined;
}

async function open(data: Uint8Array, password: string, onDerive?: OnDerive): Promise<Uint8Array | undefined> {
  switch (encryptionOf(data)) {
    case "nacl":
      if (data.length <= NACL_OVERHEAD)
        throw new CryptoError(
          "bad-encryption",
          `An encrypted keyfile has more than ${NACL_OVERHEAD} bytes, got ${data.length}: it was cut short.`,
        );
      return openNacl(data, await naclKey(password, onDerive));
    case "ansible-vault":
      return openVault(data, password, onDerive);
    case "fernet": {
      const token = fernetToken(data);
      return openFernet(token, await fernetKey(password, onDerive));
    }
    case undefined:
      throw new CryptoError("bad-encryption", "The keyfile is not encrypted.");
  }
}

/**
 * Plaintext of an encrypted keyfile (`neurons.md` 2). `nacl` takes 512 MiB and some seconds in a thread, `fernet` some seconds.
 * @throws CryptoError `bad-encryption` for what cannot be any such file, `wrong-password` where password and bytes do not belong together
 */
export async function decryptKeyfile(data: Uint8Array, password: string, onDerive?: OnDerive): Promise<Uint8Array> {
  const plaintext = await open(data, password, onDerive);
  if (plaintext === undefined)
    throw new CryptoError(
      "wrong-password",
      "The password is wrong, or the file was damaged after it was encrypted; which of them, cannot be told.",
    );
  return plaintext;
}

/** A keyfile encrypted as Bittensor's wallets do it today: `$NACL`. 512 MiB and some seconds in a thread. @throws CryptoError `worker-failed` */
export async function encryptKeyfile(
  plaintext: Uint8Array,
  password: string,
  onDerive?: OnDerive,
): Promise<Uint8Array> {
  return sealNacl(plaintext, await naclKey(password, onDerive));
}
