import { fixedBytes, type Static, struct, u8, variant } from "@waystone/scale";

/** An error of a pallet: the pallet's index and the error's, in the first of four bytes. */
export const ModuleErrorWire = struct("sp_runtime::ModuleError", {
  index: u8.named("u8"),
  error: fixedBytes(4).named("[u8; MAX_MODULE_ERROR_ENCODED_SIZE]"),
});

const TokenErrorWire = variant("sp_runtime::TokenError", {
  FundsUnavailable: 0,
  OnlyProvider: 1,
  BelowMinimum: 2,
  CannotCreate: 3,
  UnknownAsset: 4,
  Frozen: 5,
  Unsupported: 6,
  CannotCreateHold: 7,
  NotExpendable: 8,
  Blocked: 9,
});

const ArithmeticErrorWire = variant("sp_arithmetic::ArithmeticError", {
  Underflow: 0,
  Overflow: 1,
  DivisionByZero: 2,
});
const TransactionalErrorWire = variant("sp_runtime::TransactionalError", { LimitReached: 0, NoLayer: 1 });
const TrieErrorWire = variant("sp_runtime::proving_trie::TrieError", {
  InvalidStateRoot: 0,
  IncompleteDatabase: 1,
  ValueAtIncompleteKey: 2,
  DecoderError: 3,
  InvalidHash: 4,
  DuplicateKey: 5,
  ExtraneousNode: 6,
  ExtraneousValue: 7,
  ExtraneousHashReference: 8,
  InvalidChildReference: 9,
  ValueMismatch: 10,
  IncompleteProof: 11,
  RootMismatch: 12,
  DecodeError: 13,
});

/** Why a call failed, on the wire. */
export const DispatchError = variant("sp_runtime::DispatchError", {
  Other: 0,
  CannotLookup: 1,
  BadOrigin: 2,
  Module: [3, ModuleErrorWire.named("ModuleError")],
  ConsumerRemaining: 4,
  NoProviders: 5,
  TooManyConsumers: 6,
  Token: [7, TokenErrorWire.named("TokenError")],
  Arithmetic: [8, ArithmeticErrorWire.named("ArithmeticError")],
  Transactional: [9, TransactionalErrorWire.named("TransactionalError")],
  Exhausted: 10,
  Corruption: 11,
  Unavailable: 12,
  RootNotAllowed: 13,
  Trie: [14, TrieErrorWire.named("TrieError")],
});
/** Why a call failed, on the wire. */
export type DispatchError = Static<typeof DispatchError>;
