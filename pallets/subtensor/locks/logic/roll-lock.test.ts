import { U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { rollLock } from "./roll-lock.ts";

const course = { unlockRate: 1_000n, maturityRate: 1_000n, onOwner: false, perpetual: false };
const lock = { locked_mass: 1_000_000n, conviction: U64F64.ZERO, last_update: 10n };

test("a lock decays to 1/e, and conviction follows", () => {
  const rolled = rollLock(lock, 1_010n, course);
  expect(rolled.locked_mass).toBe(367_879n);
  expect(U64F64.toBigInt(U64F64.saturate(rolled.conviction))).toBe(367_879n);
  expect(rolled.last_update).toBe(1_010n);
  expect(rollLock(lock, 10n, course)).toEqual(lock);
});

test("a perpetual one stays and matures; the owner's conviction is its mass; dust is nothing", () => {
  const perpetual = rollLock(lock, 1_010n, { ...course, perpetual: true });
  expect([perpetual.locked_mass, U64F64.toBigInt(U64F64.saturate(perpetual.conviction))]).toEqual([
    1_000_000n,
    632_120n,
  ]);
  const owner = rollLock(lock, 1_010n, { ...course, onOwner: true });
  expect(owner.conviction).toBe(U64F64.fromInt(367_879));
  expect(rollLock(lock, 100_000n, course)).toMatchObject({ locked_mass: 0n, conviction: 0n });
});

test("with rates of their own", () => {
  const rolled = rollLock(lock, 1_010n, { ...course, maturityRate: 500n });
  expect([rolled.locked_mass, U64F64.toBigInt(U64F64.saturate(rolled.conviction))]).toEqual([367_879n, 465_088n]);
  expect(rollLock(lock, 1_010n, { ...course, maturityRate: 0n }).conviction).toBe(0n);
});
