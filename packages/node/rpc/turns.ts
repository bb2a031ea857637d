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

/** Milliseconds of one turn: short steps are done one after the other for so long, a long one alone. */
const TURN_MS = 1;

/**
 * Turns of all connections: in each, steps of its oldest jobs are done for a millisecond, then the next one's turn comes.
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
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#slice());
  }

  #slice(): void {
    const began = performance.now();
    this.#scheduled = false;
    let now = began;
    let at = 0;
    for (; at < this.#lanes.length && now - began < this.#sliceMs; at++) {
      const lane = this.#lanes[at];
      if (lane !== undefined) now = this.#turn(lane, now);
    }
    this.#lanes.splice(0, at);
    if (this.#lanes.length > 0) this.#schedule();
  }

  /** One lane's turn. @returns when it was over */
  #turn(lane: Lane, began: number): number {
    let now = began;
    while (now - began < TURN_MS) {
      const job = lane.jobs[0];
      if (job === undefined) {
        lane.busy = false;
        return now;
      }
      const step = job();
      now = performance.now();
      if (step instanceof Promise) {
        step.then(after => this.#resume(lane, job, after));
        return now;
      }
      if (step === "done") finish(lane, job);
    }
    this.#lanes.push(lane);
    return now;
  }

  #resume(lane: Lane, job: Job, after: "done" | "more"): void {
    if (after === "done") finish(lane, job);
    this.#enter(lane);
  }
}

/** Takes a job away. A lane that was dropped meanwhile may have others by now. */
function finish(lane: Lane, job: Job): void {
  if (lane.jobs[0] === job) lane.jobs.shift();
}
