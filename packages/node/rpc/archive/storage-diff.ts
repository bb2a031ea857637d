import { blake2_256 } from "@waystone/crypto";
import type { Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { ChainReads } from "../../backend.ts";
import { NodeError } from "../../errors.ts";
import { bytes, type Param, WRONG } from "../params.ts";
import type { Part } from "./streaming.ts";

/** Keys that are compared in one step. */
const STEP_KEYS = 200;
/** Blocks whose changes are looked up in one step. */
const STEP_BLOCKS = 50;
/** Most keys that one operation compares. */
const MOST_KEYS = 200_000;

/** Which keys are compared, and what is told of them. */
export interface DiffQuestion {
  readonly prefix: string;
  readonly returnType: "value" | "hash";
  /** Whether it is about a child trie; there are none. */
  readonly inChild: boolean;
}

/** Reads one question. */
export const diffQuestion: Param<DiffQuestion> = {
  expected: "{ key?: hex, returnType: value | hash, childTrieKey?: hex }",
  read(value) {
    if (typeof value !== "object" || value === null) return WRONG;
    const { key = "0x", returnType, childTrieKey } = value as Readonly<Record<string, unknown>>;
    const prefix = bytes.read(key ?? "0x");
    const child = childTrieKey === undefined || childTrieKey === null ? undefined : bytes.read(childTrieKey);
    if (prefix === WRONG || child === WRONG || (returnType !== "value" && returnType !== "hash")) return WRONG;
    return { prefix: toHex(prefix), returnType, inChild: child !== undefined };
  },
};

/**
 * What differs between the states after two blocks, a step at a time: first the keys that the blocks between them changed, then
 * their values before and after. Cost: that of the changes, whatever the size of the state.
 */
export class StorageDiff {
  readonly #backend: ChainReads;
  readonly #questions: readonly DiffQuestion[];
  readonly #from: Hash;
  readonly #to: Hash;
  readonly #keys = new Map<string, Uint8Array>();
  #block: number;
  readonly #last: number;
  #rest: (readonly [key: string, bytes: Uint8Array])[] | undefined;

  /** @param from the older block @param to the newer one @throws NodeError `unknown-block` */
  constructor(backend: ChainReads, from: Hash, to: Hash, questions: readonly DiffQuestion[]) {
    this.#backend = backend;
    this.#from = from;
    this.#to = to;
    this.#questions = questions.filter(({ inChild }) => !inChild);
    this.#block = numberOf(backend, from) + 1;
    this.#last = numberOf(backend, to);
  }

  /** The next differences. */
  step(): Part {
    if (this.#rest === undefined) {
      this.#collect();
      return { events: [], more: true };
    }
    const [before, after] = [this.#backend.state(this.#from), this.#backend.state(this.#to)];
    const events = this.#rest.splice(0, STEP_KEYS).flatMap(([key, raw]) => {
      const [was, is] = [before.get(raw), after.get(raw)];
      if (was === undefined ? is === undefined : is !== undefined && toHex(was) === toHex(is)) return [];
      const type = was === undefined ? "added" : is === undefined ? "deleted" : "modified";
      const told = is ?? was ?? new Uint8Array(0);
      return this.#questions
        .filter(({ prefix }) => key.startsWith(prefix))
        .map(({ returnType }) => ({
          event: "storageDiff",
          key,
          [returnType]: toHex(returnType === "value" ? told : blake2_256(told)),
          type,
        }));
    });
    if (this.#rest.length > 0) return { events, more: true };
    return { events: [...events, { event: "storageDiffDone" }], more: false };
  }

  /** Keys that some blocks changed. */
  #collect(): void {
    const end = Math.min(this.#block + STEP_BLOCKS, this.#last + 1);
    for (; this.#block < end; this.#block++) {
      const hash = this.#backend.hashOf(this.#block);
      for (const raw of hash === undefined ? [] : this.#backend.changedBy(hash)) {
        const key = toHex(raw);
        if (this.#questions.some(({ prefix }) => key.startsWith(prefix))) this.#keys.set(key, raw);
      }
    }
    if (this.#keys.size > MOST_KEYS)
      throw new NodeError(
        "bad-arguments",
        `more than ${MOST_KEYS} keys differ; ask about fewer blocks or a longer prefix at once`,
      );
    if (this.#block > this.#last) this.#rest = [...this.#keys].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function numberOf(backend: ChainReads, hash: Hash): number {
  const number = backend.header(hash)?.number;
  if (number === undefined) throw new NodeError("unknown-block", `there is no block ${hash} on this chain`, hash);
  return number;
}
