import fc from "fast-check";
import { expect, test } from "vitest";
import { HotkeyRates } from "./rate.ts";
import { ReplayStore } from "./replay.ts";
import { codeOf } from "./test/code-of.ts";

const limits = { maxAgeMs: 10_000, nonces: 100, noncesPerHotkey: 60 };
const SECOND = 1_000_000_000n;
const BEGIN = 1_000n * SECOND;
const take = (store: ReplayStore, hotkey: string, nonce: bigint, now: bigint): string =>
  codeOf(() => {
    store.check(hotkey, nonce, now);
    store.use(hotkey, nonce);
  });

test("a nonce counts once for each hotkey", () => {
  const store = new ReplayStore(limits, BEGIN);
  expect(take(store, "a", BEGIN + 1n, BEGIN)).toBe("accepted");
  expect(take(store, "a", BEGIN + 1n, BEGIN + 9n * SECOND)).toBe("ReplayedRequest");
  expect(take(store, "b", BEGIN + 1n, BEGIN)).toBe("accepted");
  expect(take(store, "a", BEGIN, BEGIN)).toBe("accepted");
});

test("what was sent before it began, or is forgotten, is refused; also when the clock is set back", () => {
  const store = new ReplayStore(limits, BEGIN);
  expect(take(store, "a", BEGIN - 1n, BEGIN)).toBe("StaleRequest");
  expect(take(store, "a", BEGIN + 5n, BEGIN)).toBe("accepted");
  expect(take(store, "a", BEGIN + 20n * SECOND, BEGIN + 20n * SECOND)).toBe("accepted");
  expect(store.size).toBe(1);
  expect(take(store, "a", BEGIN + 5n, BEGIN)).toBe("StaleRequest");
});

test("where the memory is full it refuses, for one hotkey and in all, and is free again later", () => {
  const store = new ReplayStore(limits, BEGIN);
  for (let i = 0n; i < 60n; i++) expect(take(store, "a", BEGIN + i, BEGIN)).toBe("accepted");
  expect(take(store, "a", BEGIN + 99n, BEGIN)).toBe("TooBusy");
  for (let i = 0n; i < 40n; i++) expect(take(store, "b", BEGIN + i, BEGIN)).toBe("accepted");
  expect(take(store, "c", BEGIN, BEGIN)).toBe("TooBusy");
  expect(take(store, "c", BEGIN + 12n * SECOND, BEGIN + 12n * SECOND)).toBe("accepted");
  expect(store.size).toBe(1);
});

test("no nonce passes twice, in whatever order and at whatever time they come", () => {
  const event = fc.record({
    hotkey: fc.constantFrom("a", "b"),
    nonce: fc.bigInt({ min: 0n, max: 40n }),
    at: fc.bigInt({ min: 0n, max: 40n }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), events => {
      const store = new ReplayStore(limits, BEGIN);
      const passed = new Set<string>();
      for (const { hotkey, nonce, at } of events) {
        if (take(store, hotkey, BEGIN + nonce * SECOND, BEGIN + at * SECOND) !== "accepted") continue;
        expect(passed.has(`${hotkey}${nonce}`)).toBe(false);
        passed.add(`${hotkey}${nonce}`);
      }
    }),
  );
});

test("a token bucket for each hotkey, and places that must be given back", () => {
  const rates = new HotkeyRates({ requestsPerSecond: 2, burst: 3, concurrentPerHotkey: 2 });
  const enter = (hotkey: string, at: number): string => codeOf(() => rates.enter(hotkey, at));
  expect([enter("a", 0), enter("a", 0), enter("a", 0)]).toEqual(["accepted", "accepted", "RateLimited"]);
  rates.leave("a");
  expect(enter("a", 0)).toBe("accepted");
  rates.leave("a");
  expect(enter("a", 0)).toBe("RateLimited");
  expect(enter("b", 0)).toBe("accepted");
  expect(enter("a", 400)).toBe("RateLimited");
  expect(enter("a", 500)).toBe("accepted");
});
