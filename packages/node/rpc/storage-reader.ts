import { blake2_256 } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import type { StateView } from "@waystone/state";
import { bytes, type Param, WRONG } from "./params.ts";

/** How much one step may find. */
export interface StepLimits {
  readonly items: number;
  /** Hex digits, if that is fewer items. */
  readonly digits: number;
}

const TYPES = ["value", "hash", "closestDescendantMerkleValue", "descendantsValues", "descendantsHashes"] as const;

/** One question of `chainHead_v1_storage` and `archive_v1_storage`. */
export interface StorageQuestion {
  readonly key: Uint8Array;
  readonly type: (typeof TYPES)[number];
  /** Key after which descendants are told; from the first one where it is left out. */
  readonly after: Uint8Array | undefined;
}

/** Reads one question. */
export const storageQuestion: Param<StorageQuestion> = {
  expected: `{ key: hex, type: ${TYPES.join(" | ")}, paginationStartKey?: hex, for descendants }`,
  read(value) {
    if (typeof value !== "object" || value === null) return WRONG;
    const { key, type, paginationStartKey } = value as Readonly<Record<"key" | "type" | "paginationStartKey", unknown>>;
    const read = bytes.read(key);
    const known = TYPES.find(one => one === type);
    const isPaged = paginationStartKey !== undefined && paginationStartKey !== null;
    const after = isPaged ? bytes.read(paginationStartKey) : undefined;
    if (read === WRONG || after === WRONG || known === undefined) return WRONG;
    if (after !== undefined && !known.startsWith("descendants")) return WRONG;
    return { key: read, type: known, after };
  },
};

/** One thing that was found. */
export interface StorageItem {
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

  /** The next items, and whether there are more to come. */
  step(limits: StepLimits): { readonly items: readonly StorageItem[]; readonly more: boolean } {
    const state = this.#state();
    const items: StorageItem[] = [];
    let digits = 0;
    const add = (item: StorageItem): boolean => {
      items.push(item);
      digits += item.key.length + (item.value?.length ?? 66);
      return items.length < limits.items && digits < limits.digits;
    };
    let hasRoom = true;
    while (hasRoom) {
      const question = this.#questions[0];
      if (question === undefined) break;
      hasRoom = this.#answer(state, question, add);
    }
    return { items, more: this.#questions.length > 0 };
  }

  /** Answers the question at hand as far as there is room; says whether there is more. */
  #answer(state: StateView, { key, type, after }: StorageQuestion, add: (item: StorageItem) => boolean): boolean {
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
        for (const [found, value] of state.entries(key, this.#after ?? after)) {
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
