/** Runs things later. The engine's only source of waiting, so that tests can wait without time passing. */
export interface Scheduler {
  /** Runs once after at least so many milliseconds; the function that is returned prevents it. */
  after(ms: number, run: () => void): () => void;
  /** Runs once this turn of the event loop is over; the function that is returned prevents it. */
  soon(run: () => void): () => void;
}

/** Node.js' own timers. */
export const SYSTEM_SCHEDULER: Scheduler = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon(run) {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  },
};
