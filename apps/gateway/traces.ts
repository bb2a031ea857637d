/** What one request cost and who answered it. */
export interface Trace {
  readonly id: string;
  readonly model: string;
  /** Time in milliseconds since 1970. */
  readonly at: number;
  readonly bytes: number;
  /** Bits per byte that the mixture gave to what it wrote itself. */
  readonly bitsPerByte: number;
  readonly milliseconds: number;
  /** For how many of the bytes each miner answered, and its weight in the mixture now. */
  readonly miners: readonly { readonly hotkey: string; readonly answered: number; readonly weight: number }[];
}

/** Requests that are remembered. */
const MOST = 1_000;

/** The last requests, by the id that their response carries. */
export class Traces {
  readonly #known = new Map<string, Trace>();

  add(trace: Trace): void {
    this.#known.set(trace.id, trace);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
  }

  get(id: string): Trace | undefined {
    return this.#known.get(id);
  }
}
