import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeEngine, type EngineUnderTest, GENESIS, type OnError } from "../compliance/engine.ts";
import { RecordingApplication } from "../compliance/recording-application.ts";
import { EngineError } from "../errors.ts";
import { ManualTime } from "../test/manual-scheduler.ts";
import { MovableClock } from "./clock.ts";
import type { SealMode } from "./pace.ts";
import { SealEngine } from "./seal.ts";

const START = 1_700_000_000_123;

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof EngineError ? error.code : `not an EngineError: ${error}`;
  }
  return "nothing was thrown";
}

function open(mode: SealMode, application = new RecordingApplication()) {
  const time = new ManualTime(START);
  const errors: unknown[] = [];
  const engine = new SealEngine(application, {
    mode,
    clock: time,
    scheduler: time,
    genesis: GENESIS,
    onError: error => errors.push(error),
  });
  return { application, time, engine, errors };
}

function underTest(mode: SealMode, turn: (engine: SealEngine, time: ManualTime, onError: OnError) => void) {
  return (application: ConstructorParameters<typeof SealEngine>[0], onError: OnError): EngineUnderTest => {
    const time = new ManualTime(START);
    const engine = new SealEngine(application, { mode, clock: time, scheduler: time, genesis: GENESIS, onError });
    let running = false;
    return {
      engine: {
        start() {
          running = true;
          engine.start();
        },
        stop() {
          running = false;
          engine.stop();
        },
        notifyTransaction: () => engine.notifyTransaction(),
      },
      turn() {
        if (running || mode.type !== "manual") turn(engine, time, onError);
        time.pass(1000);
      },
    };
  };
}

describeEngine(
  "seal at an interval",
  underTest({ type: "interval", intervalMs: 250 }, () => undefined),
);
describeEngine(
  "seal at once",
  underTest({ type: "instant" }, engine => engine.notifyTransaction()),
);
describeEngine(
  "seal on request",
  underTest({ type: "manual" }, (engine, _, onError) => {
    try {
      engine.produceBlock();
    } catch (error) {
      onError(error);
    }
  }),
);

describe("seal at an interval", () => {
  it("keeps the interval however late timers come, and takes the turn's time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12_000 }),
        fc.array(fc.double({ min: -1, max: 0.9, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (intervalMs, jitter) => {
          const { application, time, engine } = open({ type: "interval", intervalMs });
          engine.start();
          let i = 0;
          time.pass(intervalMs * 20, () => {
            const late = jitter[i++ % jitter.length] ?? 0;
            return Math.floor(late < 0 ? late : late * (intervalMs - 1));
          });
          engine.stop();
          const times = application.blocks.map(({ timeMs }) => timeMs);
          expect(times.length).toBeGreaterThanOrEqual(18);
          for (const [at, timeMs] of times.entries()) {
            expect(timeMs % intervalMs).toBe(0);
            if (at > 0) expect(timeMs - (times[at - 1] ?? 0)).toBe(intervalMs);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("makes the block of the turn that runs at once when it starts, and none where that turn has one", () => {
    const { application, time, engine } = open({ type: "interval", intervalMs: 12_000 });
    const turn = Math.floor(START / 12_000) * 12_000;
    engine.start();
    time.pass(0);
    expect(application.blocks.map(({ timeMs }) => timeMs)).toEqual([turn]);
    engine.stop();
    engine.start();
    time.pass(0);
    expect(application.blocks).toHaveLength(1);
    time.pass(turn + 12_000 - START);
    expect(application.blocks.map(({ timeMs }) => timeMs)).toEqual([turn, turn + 12_000]);
  });

  it("leaves out the turns that it missed", () => {
    const { application, time, engine } = open({ type: "interval", intervalMs: 250 });
    engine.start();
    time.pass(1000);
    const before = application.blocks.length;
    time.pass(300, () => 5000);
    time.pass(250);
    expect(application.blocks.length - before).toBeLessThanOrEqual(2);
    const [a, b] = application.blocks.slice(before - 1).map(({ timeMs }) => timeMs);
    expect((b ?? 0) - (a ?? 0)).toBeGreaterThanOrEqual(5000);
  });

  it("goes on when the clock is set back", () => {
    const { application, time, engine } = open({ type: "interval", intervalMs: 250 });
    engine.start();
    time.pass(1000);
    time.jump(-3_600_000);
    time.pass(1000);
    expect(application.blocks.length).toBeGreaterThanOrEqual(7);
    const times = application.blocks.map(({ timeMs }) => timeMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  it("refuses an interval that is none", () => {
    for (const intervalMs of [0, -1, Number.NaN, 0.5, Number.POSITIVE_INFINITY])
      expect(codeOf(() => open({ type: "interval", intervalMs }))).toBe("bad-interval");
  });
});

describe("seal at once", () => {
  it("takes what arrives together into one block, and makes none by itself", () => {
    const { application, time, engine } = open({ type: "instant" });
    engine.start();
    time.pass(60_000);
    expect(application.blocks).toHaveLength(0);
    for (let i = 1; i <= 10; i++) {
      application.pool.push(Uint8Array.of(i));
      engine.notifyTransaction();
    }
    time.pass(0);
    expect(application.blocks.map(block => block.txs.length)).toEqual([10]);
  });

  it("lets times of blocks lie a step apart, ahead of the clock where it must", () => {
    const application = new RecordingApplication();
    const time = new ManualTime(START);
    const engine = new SealEngine(application, {
      mode: { type: "instant" },
      clock: time,
      scheduler: time,
      stepMs: 250,
    });
    engine.start();
    for (let i = 0; i < 3; i++) {
      engine.notifyTransaction();
      time.pass(1);
    }
    expect(application.blocks.map(({ timeMs }) => timeMs - START)).toEqual([0, 250, 500]);
  });
});

describe("seal on request", () => {
  it("makes a block when asked, running or not, and none for a transaction", () => {
    const { application, time, engine } = open({ type: "manual" });
    engine.produceBlock();
    engine.start();
    engine.notifyTransaction();
    time.pass(60_000);
    engine.produceBlock();
    expect(application.blocks).toHaveLength(2);
    expect(time.waiting).toBe(0);
  });

  it("refuses a block inside a block", () => {
    const application = new RecordingApplication();
    const engine: SealEngine = new SealEngine(application, { mode: { type: "manual" } });
    application.processProposal = () => engine.produceBlock().codes.length === 0;
    expect(codeOf(() => engine.produceBlock())).toBe("block-in-progress");
    expect(application.blocks).toHaveLength(0);
  });

  it("refuses a proposal that the application refuses, or that is too long", () => {
    const application = new RecordingApplication();
    const engine = new SealEngine(application, { mode: { type: "manual" }, maxTxBytes: 4 });
    application.prepareProposal = () => [new Uint8Array(5)];
    expect(codeOf(() => engine.produceBlock())).toBe("proposal-too-long");
    application.prepareProposal = () => [];
    application.processProposal = () => false;
    expect(codeOf(() => engine.produceBlock())).toBe("proposal-refused");
    expect(application.blocks).toHaveLength(0);
  });

  it("changes its mode while it runs", () => {
    const { application, time, engine } = open({ type: "manual" });
    engine.start();
    engine.setMode({ type: "interval", intervalMs: 100 });
    time.pass(1000);
    expect(application.blocks).toHaveLength(10);
    engine.setMode({ type: "manual" });
    time.pass(1000);
    expect(application.blocks).toHaveLength(10);
  });
});

describe("a movable clock", () => {
  it("goes forward by a distance or to a time, and never back", () => {
    const clock = new MovableClock({ now: () => 1000 });
    clock.advance(500);
    expect(clock.now()).toBe(1500);
    clock.setTime(2000);
    expect(clock.now()).toBe(2000);
    expect(codeOf(() => clock.setTime(1999))).toBe("bad-time");
    for (const ms of [-1, 0.5, Number.NaN]) expect(codeOf(() => clock.advance(ms))).toBe("bad-time");
    expect(clock.now()).toBe(2000);
  });

  it("moves the times of blocks", () => {
    const time = new ManualTime(START);
    const clock = new MovableClock(time);
    const application = new RecordingApplication();
    const engine = new SealEngine(application, { mode: { type: "manual" }, clock });
    engine.produceBlock();
    clock.advance(86_400_000);
    engine.produceBlock();
    const [a, b] = application.blocks.map(({ timeMs }) => timeMs);
    expect((b ?? 0) - (a ?? 0)).toBe(86_400_000);
  });
});
