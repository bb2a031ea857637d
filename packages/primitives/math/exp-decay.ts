import { exp } from "../fixed/transcendental.ts";
import { I64F64, U64F64 } from "../fixed/types.ts";

const LOWEST = I64F64.fromInt(-40);

/**
 * exp(−dt ÷ tau), with the ratio held at −40 or above: how much of a lock's mass or conviction is left after `dt` blocks
 * (runtime.md 5.8). 1 for no time, 0 for a `tau` of zero.
 */
export function expDecay(dt: bigint, tau: bigint): U64F64 {
  if (dt === 0n) return U64F64.ONE;
  if (tau === 0n) return U64F64.ZERO;
  const ratio = I64F64.checkedDiv(I64F64.saturatingFromNum(-dt), I64F64.saturatingFromNum(tau)) ?? LOWEST;
  const decay = exp(I64F64, ratio < LOWEST ? LOWEST : ratio) ?? I64F64.ZERO;
  return U64F64.saturatingFrom(I64F64, decay);
}
