import type { Alpha } from "@waystone/primitives";

/** Hundredths of `maxUids` that are immune, floored: a trimming needs it to be below a limit (runtime.md 4.3). */
export function immunePercent(immune: number, maxUids: number): number {
  return maxUids === 0 || immune > maxUids ? 100 : Math.floor((immune * 100) / maxUids);
}

/**
 * Uids that stay when a subnet is trimmed to `maxUids`, ascending (runtime.md 4.3): those with the least emission go, of equal
 * ones the higher uid, but nobody who is immune.
 * @param emission what the last epoch gave each uid, in rao of alpha
 */
export function uidsAfterTrim(
  emission: readonly Alpha[],
  isImmune: (uid: number) => boolean,
  maxUids: number,
): number[] {
  const byEmission = emission.map((earned, uid) => ({ earned, uid }));
  byEmission.sort((a, b) => (a.earned > b.earned ? -1 : a.earned < b.earned ? 1 : 0));
  const surplus = Math.max(0, emission.length - maxUids);
  const leaving = byEmission
    .reverse()
    .map(({ uid }) => uid)
    .filter(uid => !isImmune(uid))
    .slice(0, surplus);
  const gone = new Set(leaving);
  return emission.map((_, uid) => uid).filter(uid => !gone.has(uid));
}
