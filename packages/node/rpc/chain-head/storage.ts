import { blake2_256 } from "@waystone/crypto";
import { fromHex, toHex } from "@waystone/scale";
import type { StateView } from "@waystone/state";
import { invalidParams, RpcError } from "../error.ts";

/** Pairs that one operation brings at the most; what lies beyond is asked for with another prefix. */
const MAX_PAIRS = 100_000;
/** Pairs in one event. */
const PAGE = 512;

const TYPES = ["value", "hash", "closestDescendantMerkleValue", "descendantsValues", "descendantsHashes"] as const;

/** One question of `chainHead_v1_storage`. */
export interface StorageQuestion {
  readonly key: string;
  readonly type: (typeof TYPES)[number];
}

/** Reads the questions of a call. @throws RpcError for what is none */
export function storageQuestions(value: unknown): readonly StorageQuestion[] {
  if (!Array.isArray(value)) throw invalidParams("parameter 3 must be a list of { key, type }");
  return value.map((item: unknown) => {
    const { key, type } = (typeof item === "object" && item !== null ? item : {}) as {
      readonly key?: unknown;
      readonly type?: unknown;
    };
    const known = TYPES.find(t => t === type);
    if (typeof key !== "string" || known === undefined)
      throw invalidParams(`an item of parameter 3 must be { key: hex, type: ${TYPES.join(" | ")} }`);
    return { key, type: known };
  });
}

/** Answers the questions from a state, as a list of items. */
export function answerStorage(state: StateView, questions: readonly StorageQuestion[]): readonly object[] {
  const items: object[] = [];
  for (const { key, type } of questions) {
    const bytes = fromHex(key);
    switch (type) {
      case "value":
      case "hash": {
        const value = state.get(bytes);
        if (value !== undefined) items.push({ key, [type]: toHex(type === "value" ? value : blake2_256(value)) });
        break;
      }
      case "descendantsValues":
      case "descendantsHashes":
        for (const [found, value] of state.entries(bytes)) {
          items.push(
            type === "descendantsValues"
              ? { key: toHex(found), value: toHex(value) }
              : { key: toHex(found), hash: toHex(blake2_256(value)) },
          );
          if (items.length > MAX_PAIRS)
            throw new RpcError(-32800, `more than ${MAX_PAIRS} pairs lie under ${key}; ask for a longer prefix`);
        }
        break;
      case "closestDescendantMerkleValue": {
        // Clients use it to see whether anything below a prefix has changed: a hash over all of it serves that.
        const parts: Uint8Array[] = [];
        for (const [found, value] of state.entries(bytes)) parts.push(blake2_256(found), blake2_256(value));
        if (parts.length > 0) items.push({ key, closestDescendantMerkleValue: toHex(blake2_256(joined(parts))) });
      }
    }
  }
  return items;
}

/** Cuts items into events. */
export function storageEvents(operationId: string, items: readonly object[]): readonly object[] {
  const events: object[] = [];
  for (let i = 0; i < items.length; i += PAGE)
    events.push({ event: "operationStorageItems", operationId, items: items.slice(i, i + PAGE) });
  return [...events, { event: "operationStorageDone", operationId }];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.length * 32);
  for (const [i, part] of parts.entries()) out.set(part, i * 32);
  return out;
}
