import fc from "fast-check";

/** What is done to bytes that were right. Positions are taken modulo the length. */
export type Mutation =
  | { readonly kind: "set"; readonly at: number; readonly byte: number }
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "remove"; readonly at: number; readonly count: number }
  | { readonly kind: "repeat"; readonly at: number; readonly count: number };

const at = fc.nat(1 << 16);
/** Bytes at which encodings turn: ends of ranges, modes of compact numbers, lengths that claim much. */
const byte = fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 0x7f, 0x80, 0xfe, 0xff), fc.integer({ min: 0, max: 255 }));

/** Some mutations; none leaves the bytes as they are. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("set" as const), at, byte }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), at }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("insert" as const), at, bytes: fc.uint8Array({ maxLength: 9 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("remove" as const), at, count: fc.integer({ min: 1, max: 8 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("repeat" as const), at, count: fc.integer({ min: 1, max: 64 }) }),
    },
  ),
  { maxLength: 4 },
);

/** The bytes after all mutations. */
export function mutate(bytes: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let out = bytes;
  for (const change of changes) {
    const where = out.length === 0 ? 0 : change.at % out.length;
    const [head, tail] = [out.subarray(0, where), out.subarray(where)];
    switch (change.kind) {
      case "set":
        out = Uint8Array.from(out);
        if (out.length > 0) out[where] = change.byte;
        break;
      case "cut":
        out = head;
        break;
      case "insert":
        out = Buffer.concat([head, change.bytes, tail]);
        break;
      case "remove":
        out = Buffer.concat([head, tail.subarray(change.count)]);
        break;
      case "repeat":
        out = Buffer.concat([head, ...Array.from({ length: change.count }, () => tail.subarray(0, 8)), tail]);
        break;
    }
  }
  return out;
}
