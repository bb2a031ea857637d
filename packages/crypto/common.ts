// What both entries share: everything that does not depend on WebAssembly.
export { bytesToHex, concatBytes, equalBytes, hexToBytes } from "./bytes.ts";
export {
  ecdsaDeriveHard,
  ecdsaPublicKey,
  ecdsaRecoverPrehashed,
  ecdsaSign,
  ecdsaSignPrehashed,
  ecdsaVerify,
} from "./ecdsa/ecdsa.ts";
export { ed25519DeriveHard, ed25519PublicKey, ed25519Sign, ed25519Verify } from "./ed25519/ed25519.ts";
export { CryptoError, type CryptoErrorCode } from "./errors.ts";
export { blake3, keccak256, keccak512, sha2_256, sha3_256 } from "./hash/sha.ts";
export type { KeyPair } from "./keys/keypair.ts";
export { type Junction, junctionChainCode, parseUri, type SecretUri } from "./keys/uri.ts";
export type { SignatureKind, VerifySignature } from "./keys/verify.ts";
export {
  DEV_PHRASE,
  entropyMnemonic,
  generateMnemonic,
  isMnemonic,
  type MnemonicWords,
  mnemonicEntropy,
  mnemonicToMiniSecret,
  mnemonicToSeed,
} from "./mnemonic/mnemonic.ts";
export type { Sr25519, Sr25519Keys } from "./sr25519/interface.ts";
export { fromKeyfileSecret, toKeyfileSecret } from "./sr25519/keyfile-secret.ts";
export { isSs58, SS58_PREFIX, ss58Decode, ss58Encode, ss58Parse } from "./ss58/ss58.ts";
