/** What a step of a job leaves: nothing, more steps, or what others work on, which must not fail. */
export type Step = "done" | "more" | Promise<"done" | "more">;

/** A piece of work for a connection, done in steps that each are short. It must not throw. */
export type Job = () => Step;

/** Jobs of one connection, done one after the other. */
export interface Lane {
  readonly jobs: Job[];
  /** Whether its turn will come, or it waits for what others work on. */
  busy: boolean;
}

/** A lane without jobs. */
export function newLane(): Lane {
  return { jobs: [], busy: false };
}

/**
 * Turns of all connections: each does one step of its oldest job, then the next one's turn comes.
 *
 * Who asks for much waits for itself, not others for it; and between slices of a few milliseconds the node does what else there is
 * to do, such as making blocks.
 */
export class Turns {
  readonly #sliceMs: number;
  readonly #lanes: Lane[] = [];
  #scheduled = false;

  /** @param sliceMs longest that steps are done in a row; the one that runs is finished */
  constructor(sliceMs = 8) {
    this.#sliceMs = sliceMs;
  }

  /** Puts a job behind the others of its lane. */
  add(lane: Lane, job: Job): void {
    lane.jobs.push(job);
    if (!lane.busy) this.#enter(lane);
  }

  /** Drops a lane's jobs: the connection is gone. */
  drop(lane: Lane): void {
    lane.jobs.length = 0;
  }

  #enter(lane: Lane): void {
    lane.busy = true;
    this.#lanes.push(lane);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#slice());
  }

  #slice(): void {
    const began = performance.now();
    this.#scheduled = false;
    let at = 0;
    for (; at < this.#lanes.length && performance.now() - began < this.#sliceMs; at++) {
      const lane = this.#lanes[at];
      if (lane !== undefined) this.#step(lane);
    }
    this.#lanes.splice(0, at);
    if (this.#lanes.length === 0 || this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#slice());
  }

  #step(lane: Lane): void {
    const job = lane.jobs[0];
    const step = job?.() ?? "done";
    if (step === "more") return void this.#lanes.push(lane);
    if (step === "done") return this.#next(lane, job);
    step.then(after => (after === "done" ? this.#next(lane, job) : this.#enter(lane)));
  }

  #next(lane: Lane, job: Job | undefined): void {
    // A lane that was dropped meanwhile may have other jobs by now.
    if (lane.jobs[0] === job) lane.jobs.shift();
    lane.busy = false;
    if (lane.jobs.length > 0) this.#enter(lane);
  }
}
