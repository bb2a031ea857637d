import fc from "fast-check";
import { expect, test } from "vitest";
import { account, decode, PoolFixture, type Said } from "./test/fixture.ts";

const LIMITS = { count: 12, bytes: 1500, perSender: 5, future: 4, futurePerSender: 2, bans: 3, revalidations: 3 };
const ENDS = new Set(["finalized", "usurped", "dropped", "invalid"]);

const said: fc.Arbitrary<Said> = fc.record({
  sender: fc.integer({ min: 1, max: 4 }),
  nonce: fc.integer({ min: 0, max: 6 }),
  priority: fc.integer({ min: 0, max: 5 }),
  until: fc.integer({ min: 0, max: 12 }),
  salt: fc.integer({ min: 0, max: 3 }),
  length: fc.constantFrom(0, 150, 400),
});

const step = fc.oneof(
  { weight: 8, arbitrary: said.map(tx => ({ type: "submit" as const, tx })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }).map(most => ({ type: "block" as const, most })) },
  { weight: 1, arbitrary: fc.nat(20).map(at => ({ type: "reject" as const, at })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map(sender => ({ type: "refuse" as const, sender })) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Submission = ReturnType<PoolFixture["submit"]>;

function apply(f: PoolFixture, action: Step, submissions: Submission[]): void {
  switch (action.type) {
    case "submit": {
      const before = new Set(f.pool.everything());
      const submission = f.submit(action.tx);
      if (submission.result.ok) submissions.push(submission);
      else expect(new Set(f.pool.everything())).toEqual(before);
      break;
    }
    case "block": {
      const taken = f.block(action.most);
      expect(taken.length).toBeLessThanOrEqual(action.most);
      break;
    }
    case "reject": {
      const tx = [...f.pool.everything()].at(action.at);
      if (tx !== undefined) expect(f.pool.reject(tx.hash)).toBe(true);
      break;
    }
    case "refuse":
      if (!f.refused.delete(action.sender)) f.refused.add(action.sender);
  }
}

function check(f: PoolFixture, submissions: readonly Submission[]): void {
  const all = [...f.pool.everything()];
  const ready = [...f.pool.ready()];
  expect(all).toHaveLength(f.pool.size);
  expect(new Set(all.map(tx => tx.hash)).size).toBe(all.length);
  expect(ready).toHaveLength(f.pool.readySize);
  // Limits hold whatever happens.
  expect(f.pool.size).toBeLessThanOrEqual(LIMITS.count);
  expect(f.pool.bytes).toBeLessThanOrEqual(LIMITS.bytes);
  expect(f.pool.futureSize).toBeLessThanOrEqual(LIMITS.future);
  expect(f.pool.bytes).toBe(all.reduce((sum, tx) => sum + tx.bytes.length, 0));
  for (let sender = 1; sender <= 4; sender++)
    expect(all.filter(tx => tx.sender === account(sender)).length).toBeLessThanOrEqual(LIMITS.perSender);
  // A tag has one provider.
  const provided = all.flatMap(tx => tx.validity.provides);
  expect(new Set(provided).size).toBe(provided.length);
  // Whoever is ready comes after all that it requires; a sender's nonces come in order.
  const seen = new Set<string>();
  const next = new Map<string, number>();
  for (const tx of ready) {
    for (const tag of tx.validity.requires) expect(seen.has(tag)).toBe(true);
    for (const tag of tx.validity.provides) seen.add(tag);
    const { nonce } = decode(tx.bytes);
    const before = next.get(tx.sender);
    if (before !== undefined) expect(nonce).toBe(before + 1);
    next.set(tx.sender, nonce);
  }
  // Of two that are ready at once, the better one goes first: the order is that of a greedy choice.
  const left = new Set(ready);
  const done = new Set<string>();
  for (const tx of ready) {
    const free = [...left].filter(other => other.validity.requires.every(tag => done.has(tag)));
    expect(free.every(other => other.validity.priority <= tx.validity.priority)).toBe(true);
    left.delete(tx);
    for (const tag of tx.validity.provides) done.add(tag);
  }
  // Nothing too old stays.
  for (const tx of all) expect(tx.expires).toBeGreaterThanOrEqual(f.head === 0 ? 0 : f.head + 1);
  // Watchers were told where each transaction is: ready, future, or gone for one reason.
  for (const { result, heard } of submissions) {
    if (!result.ok) continue;
    const here = all.find(tx => tx.hash === result.hash);
    const last = heard.at(-1)?.type ?? "";
    const ends = heard.filter(({ type }) => ENDS.has(type));
    expect(ends.length).toBeLessThanOrEqual(1);
    if (ends.length === 1) expect(last).toBe(ends[0]?.type);
    else expect(last).toBe(here !== undefined && ready.includes(here) ? "ready" : "future");
    for (const [i, { type }] of heard.entries()) if (i > 0) expect(type).not.toBe(heard[i - 1]?.type);
  }
}

test("whatever is submitted, put into blocks and refused: limits hold, nonces are in order, watchers know", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), steps => {
      const f = new PoolFixture(LIMITS);
      const submissions: Submission[] = [];
      for (const action of steps) {
        apply(f, action, submissions);
        check(f, submissions);
      }
    }),
    { numRuns: 150 },
  );
});

test("a pending nonce is the first that no transaction of the account has", () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 30 }), fc.integer({ min: 0, max: 3 }), (txs, start) => {
      const f = new PoolFixture();
      f.nonces.set(account(1), start);
      for (const tx of txs) f.submit(tx);
      const own = new Set(
        [...f.pool.everything()].filter(tx => tx.sender === account(1)).map(tx => decode(tx.bytes).nonce),
      );
      let expected = start;
      while (own.has(expected)) expected++;
      expect(f.pool.pendingNonce(account(1))).toBe(expected);
    }),
  );
});
