/** What a step of a job leaves: nothing, more steps, or what others work on, which must not fail. */
export type Step = "done" | "more" | Promise<"done" | "more">;

/** A piece of work for a connection, done in steps that each are short. It must not throw. */
export type Job = () => Step;

/** Jobs of one connection, done one after the other. */
export interface Lane {
  readonly jobs: Job[];
  /** Whether its turn will come, or it waits for what others work on. */
  busy: boolean;
  /** Milliseconds that it has had, counted from when the turns began and never less than what others had; `undefined` until its first job. */
  had: number | undefined;
  /** Whether a step was refused: set by who does the job. */
  refused: boolean;
}

/** A lane without jobs. */
export function newLane(): Lane {
  return { jobs: [], busy: false, had: undefined, refused: false };
}

/** Milliseconds of one turn: short steps are done one after the other for so long, a long one alone. */
const TURN_MS = 1;
/** How often the time of a turn counts in which something was refused: who sends nonsense has less than who asks for something. */
const REFUSED_COUNTS = 8;

/**
 * Turns of all connections: in each, steps of its oldest jobs are done for a millisecond, then the turn goes to the one that has had
 * least (start-time fair queueing; a plain round made who asks little wait for all who ask much). Who asks for nothing saves nothing up: it
 * goes on with what the last one served had had. Who comes anew begins with the share of all, so that coming anew is of no use.
 *
 * Who asks for much waits for itself, not others for it; and between slices of a few milliseconds the node does what else there is
 * to do, such as making blocks. Cost: a look at each lane that waits, 1 µs for a thousand.
 */
export class Turns {
  readonly #sliceMs: number;
  readonly #lanes: Lane[] = [];
  #scheduled = false;
  /** What the lane that was served last had had. */
  #floor = 0;
  /** Milliseconds that each lane could have had, had the time been shared evenly. */
  #share = 0;

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
    lane.had = Math.max(lane.had ?? this.#share, this.#floor);
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
    for (let now = began; now - began < this.#sliceMs; ) {
      const lane = this.#next();
      if (lane === undefined) return;
      const waiting = this.#lanes.length + 1;
      const since = now;
      now = this.#turn(lane, since);
      const counts = (now - since) * (lane.refused ? REFUSED_COUNTS : 1);
      lane.refused = false;
      lane.had = this.#floor + counts;
      this.#share += counts / waiting;
    }
    if (this.#lanes.length > 0) this.#schedule();
  }

  /** Takes the lane that has had least; of several the one that waits longest. */
  #next(): Lane | undefined {
    let least = 0;
    for (let at = 1; at < this.#lanes.length; at++) if (hadBy(this.#lanes[at]) < hadBy(this.#lanes[least])) least = at;
    const [lane] = this.#lanes.splice(least, 1);
    if (lane !== undefined) this.#floor = hadBy(lane);
    return lane;
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

/** A job that tells, once, when it is over; not where its lane is dropped before. */
export function untilDone(job: Job, over: () => void): Job {
  const seen = (after: "done" | "more"): "done" | "more" => {
    if (after === "done") over();
    return after;
  };
  return () => {
    const step = job();
    return step instanceof Promise ? step.then(seen) : seen(step);
  };
}

function hadBy(lane: Lane | undefined): number {
  return lane?.had ?? 0;
}

/** Takes a job away. A lane that was dropped meanwhile may have others by now. */
function finish(lane: Lane, job: Job): void {
  if (lane.jobs[0] === job) lane.jobs.shift();
}
