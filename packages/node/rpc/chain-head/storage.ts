import { blake2_256 } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import type { StateView } from "@waystone/state";
import { bytes, type Param, WRONG } from "../params.ts";
import type { Step } from "./operations.ts";

/** Items in one step; the rest comes when the client continues. */
const STEP_ITEMS = 1000;
/** Hex digits in one step, if that is fewer items. */
const STEP_DIGITS = 4 * 1024 * 1024;

const TYPES = ["value", "hash", "closestDescendantMerkleValue", "descendantsValues", "descendantsHashes"] as const;

/** One question of `chainHead_v1_storage`. */
export interface StorageQuestion {
  readonly key: Uint8Array;
  readonly type: (typeof TYPES)[number];
}

/** Reads one question. */
export const storageQuestion: Param<StorageQuestion> = {
  expected: `{ key: hex, type: ${TYPES.join(" | ")} }`,
  read(value) {
    if (typeof value !== "object" || value === null) return WRONG;
    const { key, type } = value as Readonly<Record<"key" | "type", unknown>>;
    const read = bytes.read(key);
    const known = TYPES.find(one => one === type);
    return read === WRONG || known === undefined ? WRONG : { key: read, type: known };
  },
};

interface Item {
  readonly key: string;
  readonly value?: string;
  readonly hash?: string;
  readonly closestDescendantMerkleValue?: string;
}

/** Answers questions about one block's state, a step at a time. */
export class StorageReader {
  readonly #state: () => StateView;
  readonly #questions: StorageQuestion[];
  /** Last key told of the question at hand, where that has descendants. */
  #after: Uint8Array | undefined;

  /** @param state gives the block's state, for each step anew, since it may be dropped meanwhile */
  constructor(state: () => StateView, questions: readonly StorageQuestion[]) {
    this.#state = state;
    this.#questions = [...questions];
  }

  /** The next items. */
  step(): Step {
    const state = this.#state();
    const items: Item[] = [];
    let digits = 0;
    const add = (item: Item): boolean => {
      items.push(item);
      digits += item.key.length + (item.value?.length ?? 66);
      return items.length < STEP_ITEMS && digits < STEP_DIGITS;
    };
    let hasRoom = true;
    while (hasRoom) {
      const question = this.#questions[0];
      if (question === undefined) break;
      hasRoom = this.#answer(state, question, add);
    }
    const told = items.length > 0 ? [{ event: "operationStorageItems", items }] : [];
    if (this.#questions.length > 0) return { events: told, more: true };
    return { events: [...told, { event: "operationStorageDone" }], more: false };
  }

  /** Answers the question at hand as far as there is room; says whether there is more. */
  #answer(state: StateView, { key, type }: StorageQuestion, add: (item: Item) => boolean): boolean {
    switch (type) {
      case "value":
      case "hash": {
        this.#questions.shift();
        const value = state.get(key);
        if (value === undefined) return true;
        return add({ key: toHex(key), [type]: toHex(type === "value" ? value : blake2_256(value)) });
      }
      case "closestDescendantMerkleValue": {
        this.#questions.shift();
        const value = state.merkleValue(key);
        return value === undefined || add({ key: toHex(key), closestDescendantMerkleValue: toHex(value) });
      }
      case "descendantsValues":
      case "descendantsHashes":
        for (const [found, value] of state.entries(key, this.#after)) {
          this.#after = found;
          const item = type === "descendantsValues" ? { value: toHex(value) } : { hash: toHex(blake2_256(value)) };
          if (!add({ key: toHex(found), ...item })) return false;
        }
        this.#after = undefined;
        this.#questions.shift();
        return true;
    }
  }
}
