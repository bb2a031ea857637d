import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Application, InitChain } from "../application.ts";
import type { Engine } from "../engine.ts";
import { RecordingApplication } from "./recording-application.ts";

/** An engine under test, with what the suite needs to drive it. */
export interface EngineUnderTest {
  readonly engine: Engine;
  /** Lets the engine make at least one more block, or shows that it makes none where it was stopped. */
  turn(): void | Promise<void>;
}

/** What the suite gives an engine to begin with. */
export const GENESIS: InitChain = {
  chainId: "compliance",
  timeMs: 1_700_000_000_000,
  initialHeight: 1,
  appState: new Uint8Array(0),
};

/** Errors that the suite expects reach this function instead of ending the process. */
export type OnError = (error: unknown) => void;

/**
 * The tests that every {@link Engine} passes.
 *
 * @param name the engine's name
 * @param create makes an engine over an application that has its own pool; called again over the same one for a restart
 */
export function describeEngine(
  name: string,
  create: (application: Application, onError: OnError) => EngineUnderTest,
): void {
  describe(`${name} as an engine`, () => {
    let application: RecordingApplication;
    let test: EngineUnderTest;
    let errors: unknown[];
    beforeEach(async () => {
      application = new RecordingApplication();
      errors = [];
      test = create(application, error => errors.push(error));
      await test.engine.start();
    });
    afterEach(() => test.engine.stop());

    const offer = (...bytes: number[]): Uint8Array => {
      const tx = Uint8Array.from(bytes);
      application.pool.push(tx);
      test.engine.notifyTransaction();
      return tx;
    };
    const turns = async (blocks: number): Promise<void> => {
      for (let i = 0; i < blocks; i++) await test.turn();
    };
    const heights = (): number[] => application.blocks.map(({ height }) => height);

    it("initialises the chain once, before the first block", async () => {
      await turns(3);
      expect(application.calls.filter(call => call === "init")).toHaveLength(1);
      expect(application.calls[0]).toBe("init");
    });

    it("numbers blocks from 1 without gaps, and lets their time rise", async () => {
      await turns(4);
      expect(heights().slice(0, 4)).toEqual([1, 2, 3, 4]);
      const times = application.blocks.map(({ timeMs }) => timeMs);
      for (const [i, time] of times.entries()) {
        expect(Number.isSafeInteger(time)).toBe(true);
        if (i > 0) expect(time).toBeGreaterThan(times[i - 1] ?? 0);
      }
    });

    it("prepares, processes, finalises and commits each height in that order, finalising once", async () => {
      await turns(2);
      const at = (height: number) => application.calls.filter(call => call.endsWith(` ${height}`));
      for (const height of [1, 2])
        expect(at(height)).toEqual([
          `prepare ${height}`,
          `process ${height}`,
          `finalize ${height}`,
          `commit ${height}`,
        ]);
    });

    it("puts each transaction into one block, in the application's order", async () => {
      const txs = [offer(1), offer(2), offer(3)];
      await turns(3);
      expect(application.blocks.flatMap(block => block.txs)).toEqual(txs);
    });

    it("goes on after a block that failed, with the same height", async () => {
      await turns(1);
      application.failures = 1;
      const tx = offer(7);
      await turns(2);
      expect(errors).toHaveLength(1);
      expect(heights().slice(0, 2)).toEqual([1, 2]);
      expect(application.blocks.flatMap(block => block.txs)).toEqual([tx]);
    });

    it("makes no block once it is stopped, and can be stopped twice", async () => {
      await turns(1);
      await test.engine.stop();
      await test.engine.stop();
      const before = application.blocks.length;
      offer(1);
      await test.turn();
      expect(application.blocks).toHaveLength(before);
    });

    it("goes on where the application is after a restart", async () => {
      await turns(2);
      await test.engine.stop();
      const before = application.blocks.length;
      test = create(application, error => errors.push(error));
      await test.engine.start();
      await turns(1);
      expect(application.blocks.at(before)?.height).toBe(before + 1);
      expect(application.blocks.at(before)?.timeMs).toBeGreaterThan(application.blocks.at(before - 1)?.timeMs ?? 0);
      expect(application.calls.filter(call => call === "init")).toHaveLength(1);
    });
  });
}
