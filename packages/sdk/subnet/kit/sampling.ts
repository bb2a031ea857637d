import { type Random, shuffle } from "./random.ts";

/**
 * Which miners are asked each challenge of a round. Each is asked as often as any other, give or take one: the order is drawn anew
 * whenever all have had their turn.
 * @returns for each challenge the uids, in order
 */
export function sample(uids: readonly number[], challenges: number, each: number, random: Random): number[][] {
  const size = Math.min(each, uids.length);
  const waiting: number[] = [];
  const turn = (taken: ReadonlySet<number>): number => {
    let at = waiting.findIndex(uid => !taken.has(uid));
    if (at < 0) {
      waiting.push(...shuffle([...uids], random));
      at = waiting.findIndex(uid => !taken.has(uid));
    }
    return waiting.splice(at, 1)[0] ?? 0;
  };
  return Array.from({ length: challenges }, () => {
    const taken = new Set<number>();
    while (taken.size < size) taken.add(turn(taken));
    return [...taken].sort((a, b) => a - b);
  });
}
