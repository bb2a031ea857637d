/** How a request ended: answered, refused or failed, or given up because its client was gone or too slow. */
export type TraceState = "done" | "failed" | "cut";

/** What one request cost and who answered it. */
export interface Trace {
  readonly id: string;
  readonly model: string;
  readonly state: TraceState;
  /** Why it failed or was cut. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Time in milliseconds since 1970. */
  readonly at: number;
  /** Bytes that were written, with those that nobody received. */
  readonly bytes: number;
  /** Bits per byte that the mixture gave to what it wrote itself. */
  readonly bitsPerByte: number;
  readonly milliseconds: number;
  /** For how many of the bytes each miner answered, and its weight in the mixture now. */
  readonly miners: readonly { readonly hotkey: string; readonly answered: number; readonly weight: number }[];
}

/** The last requests of each key, by the id that their response carries. */
export class Traces {
  readonly #byOwner = new Map<string, Map<string, Trace>>();
  /** Traces that are kept of one owner: its requests push out its own traces only. */
  readonly mostPerOwner: number;

  /** @param most traces in all, shared evenly by so many owners */
  constructor(most: number, owners: number) {
    this.mostPerOwner = Math.max(1, Math.floor(most / Math.max(1, owners)));
  }

  add(owner: string, trace: Trace): void {
    const known = this.#byOwner.get(owner) ?? new Map<string, Trace>();
    this.#byOwner.set(owner, known);
    known.set(trace.id, trace);
    for (const oldest of known.keys()) {
      if (known.size <= this.mostPerOwner) break;
      known.delete(oldest);
    }
  }

  /** A trace of this owner; another's is as unknown as none. */
  get(owner: string, id: string): Trace | undefined {
    return this.#byOwner.get(owner)?.get(id);
  }
}
