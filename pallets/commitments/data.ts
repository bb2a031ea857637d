import { boundedBytes, type Codec, Field, fixedBytes, type TaggedValue, u64, variant } from "@waystone/scale";

/** Longest field of plain bytes in one piece, without a length of its own. */
const LONGEST_RAW = 128;
/** Most bytes of a timelocked field. */
const MAX_TIMELOCKED = 1024;
/** Most bytes of a field of plain bytes with a length of its own. */
const MAX_BIG_RAW = 512;

/** A field whose type the reference names nowhere. */
const nameless = <T>(codec: Codec<T>) => new Field(codec, [], null);

const raw = Object.fromEntries(
  Array.from({ length: LONGEST_RAW + 1 }, (_, length) => [
    `Raw${length}`,
    [length + 1, nameless(fixedBytes(length))] as const,
  ]),
);
const hash = nameless(fixedBytes(32));

/**
 * One field of a commitment (`runtime.md` 7.3). On the wire a byte says what follows: nothing, 0 to 128 plain bytes, a hash, a
 * timelocked message, the wish that the bonds to the neuron be reset, or up to 512 plain bytes.
 */
export const Data: Codec<TaggedValue> = variant("pallet_commitments::types::Data", {
  None: 0,
  ...raw,
  BlakeTwo256: [130, hash],
  Sha256: [131, hash],
  Keccak256: [132, hash],
  ShaThree256: [133, hash],
  TimelockEncrypted: [134, { encrypted: nameless(boundedBytes(MAX_TIMELOCKED)), reveal_round: nameless(u64) }],
  ResetBondsFlag: 135,
  BigRaw: [136, nameless(boundedBytes(MAX_BIG_RAW))],
});

/** A timelocked message and the drand round whose signature opens it. */
export interface Timelocked {
  readonly encrypted: Uint8Array;
  readonly reveal_round: bigint;
}

/** The message of a timelocked field; `undefined` for others. */
export function timelocked({ type, value }: TaggedValue): Timelocked | undefined {
  return type === "TimelockEncrypted" ? (value as Timelocked) : undefined;
}

/** How many bytes of an account's space a field takes. */
export function sizeOf(field: TaggedValue): number {
  const locked = timelocked(field);
  if (locked !== undefined) return locked.encrypted.length;
  return field.value instanceof Uint8Array ? field.value.length : 0;
}
