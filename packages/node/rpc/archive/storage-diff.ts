import { blake2_256 } from "@waystone/crypto";
import type { Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { ChainReads } from "../../backend.ts";
import { NodeError } from "../../errors.ts";
import { bytes, type Param, WRONG } from "../params.ts";
import type { Part } from "./streaming.ts";

/** Keys that are compared in one step, events that it tells, and hex digits of their values, whichever is reached first. */
const STEP_KEYS = 200;
const STEP_EVENTS = 200;
const STEP_DIGITS = 1024 * 1024;
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
  /** Keys that are still to be compared, and how many questions were answered about the first of them. */
  #rest: (readonly [key: string, bytes: Uint8Array])[] | undefined;
  #answered = 0;

  /** @param from the older block @param to the newer one @throws NodeError `unknown-block` */
  constructor(backend: ChainReads, from: Hash, to: Hash, questions: readonly DiffQuestion[]) {
    this.#backend = backend;
    this.#from = from;
    this.#to = to;
    this.#questions = distinct(questions.filter(({ inChild }) => !inChild));
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
    const events: object[] = [];
    let digits = 0;
    let compared = 0;
    for (; compared < STEP_KEYS; compared++) {
      const next = this.#rest[compared];
      if (next === undefined) break;
      const [key, raw] = next;
      const change = changeOf(before.get(raw), after.get(raw));
      for (; change !== undefined && this.#answered < this.#questions.length; this.#answered++) {
        if (events.length >= STEP_EVENTS || digits >= STEP_DIGITS) {
          this.#rest.splice(0, compared);
          return { events, more: true };
        }
        const question = this.#questions[this.#answered];
        if (question === undefined || !key.startsWith(question.prefix)) continue;
        const { returnType } = question;
        const told = toHex(returnType === "value" ? change.value : blake2_256(change.value));
        events.push({ event: "storageDiff", key, [returnType]: told, type: change.type });
        digits += key.length + told.length;
      }
      this.#answered = 0;
    }
    this.#rest.splice(0, compared);
    if (this.#rest.length > 0) return { events, more: true };
    return { events: [...events, { event: "storageDiffDone" }], more: false };
  }

  /** Keys that some blocks changed. */
  #collect(): void {
    const end = Math.min(this.#block + STEP_BLOCKS, this.#last + 1);
    for (; this.#block < end; this.#block++) {
      const hash = this.#backend.hashOf(this.#block);
      if (hash === undefined)
        throw new NodeError("damaged", `block ${this.#block} is missing; see waystone node repair`);
      for (const raw of this.#backend.changedBy(hash)) {
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

/** What became of a value, and the value that is told: the new one, or the old one of what is gone. `undefined` for no change. */
function changeOf(was: Uint8Array | undefined, is: Uint8Array | undefined) {
  if (is === undefined) return was === undefined ? undefined : ({ type: "deleted", value: was } as const);
  if (was === undefined) return { type: "added", value: is } as const;
  return toHex(was) === toHex(is) ? undefined : ({ type: "modified", value: is } as const);
}

/** Questions without those that ask the same again. */
function distinct(questions: readonly DiffQuestion[]): readonly DiffQuestion[] {
  return [...new Map(questions.map(one => [`${one.prefix} ${one.returnType}`, one])).values()];
}

function numberOf(backend: ChainReads, hash: Hash): number {
  const number = backend.header(hash)?.number;
  if (number === undefined) throw new NodeError("unknown-block", `there is no block ${hash} on this chain`, hash);
  return number;
}
