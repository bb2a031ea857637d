// Wallets as Bittensor's own tools keep them: keyfiles, folders, passwords, and a process that signs for others.
export type { KeyPair } from "@waystone/crypto";
export { type WriteOptions, writeFileAtomic } from "./atomic-write.ts";
export { formatKeyfile, parseKeyfile } from "./content.ts";
export { WalletError, type WalletErrorCode } from "./errors.ts";
export {
  type AccessOptions,
  keyfileBytes,
  type OpenOptions,
  openKeyfile,
  openPlainKeyfile,
  readSecretFile,
  type SaveOptions,
  saveKeyfile,
  storedEncryption,
} from "./file.ts";
export { WalletKey, type WalletKeyKind } from "./key.ts";
export { type ListedKey, type ListedWallet, listWallets } from "./list.ts";
export {
  checkNewPassword,
  decodePassword,
  type Environment,
  encodePassword,
  type PasswordSources,
  passwordFrom,
  passwordVariable,
} from "./password.ts";
export { checkName, type WalletChoice, walletsPath } from "./place.ts";
export { RemoteSigner } from "./signer-client.ts";
export type { CallRule, MessageRule, SignerRules } from "./signer-rules.ts";
export { type SignerOptions, type SignerServer, serveSigner } from "./signer-server.ts";
export { Wallet, type WalletRole } from "./wallet.ts";
