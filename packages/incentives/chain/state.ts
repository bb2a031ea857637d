import { latin1, type StateChange, type StateReader, startsWith } from "@waystone/frame";

/** The state of block 0 as a store reads it; all later changes stay in the store. */
export function genesisReader(changes: readonly StateChange[]): StateReader {
  const pairs = changes.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const values = new Map(pairs.map(([key, value]) => [latin1(key), value]));
  return {
    get: key => values.get(latin1(key)),
    entries: (prefix, after) => {
      const from = after === undefined ? "" : latin1(after);
      return pairs.filter(([key]) => startsWith(key, prefix) && (after === undefined || latin1(key) > from));
    },
  };
}
