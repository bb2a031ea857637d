import { describe, expect, it } from "vitest";
import { account, encode, PoolFixture } from "./test/fixture.ts";

const codeOf = (result: { readonly ok: boolean; readonly code?: number }) => (result.ok ? 0 : result.code);

describe("taking transactions", () => {
  it("tells ready ones from future ones, and when the latter become ready", () => {
    const f = new PoolFixture();
    const late = f.submit({ sender: 1, nonce: 2, priority: 1 });
    const middle = f.submit({ sender: 1, nonce: 1, priority: 1 });
    expect([f.pool.readySize, f.pool.futureSize]).toEqual([0, 2]);
    const first = f.submit({ sender: 1, nonce: 0, priority: 1 });
    expect([f.pool.readySize, f.pool.futureSize]).toEqual([3, 0]);
    expect([first.types(), middle.types(), late.types()]).toEqual([
      ["ready"],
      ["future", "ready"],
      ["future", "ready"],
    ]);
    expect(f.ready().map(({ nonce }) => nonce)).toEqual([0, 1, 2]);
  });

  it("refuses with Substrate's codes", () => {
    const f = new PoolFixture({ count: 1, transactionBytes: 1000 });
    const said = { sender: 1, nonce: 0, priority: 5 };
    expect(codeOf(f.submit({ ...said, provides: [] }).result)).toBe(1019);
    expect(codeOf(f.submit({ ...said, provides: ["a"], requires: ["a"] }).result)).toBe(1015);
    expect(codeOf(f.submit({ ...said, length: 1001 }).result)).toBe(1016);
    expect(codeOf(f.submit(said).result)).toBe(0);
    expect(f.submit(said).result).toMatchObject({ code: 1013, message: "Transaction Already Imported" });
    expect(f.submit({ ...said, salt: 1 }).result).toMatchObject({
      code: 1014,
      message: "Priority is too low: (5 vs 5)",
    });
    expect(f.submit({ sender: 2, nonce: 0, priority: 5 }).result).toMatchObject({
      code: 1016,
      message: "Immediately Dropped",
    });
    f.nonces.set(account(3), 1);
    expect(f.submit({ sender: 3, nonce: 0, priority: 1 }).result).toMatchObject({
      code: 1010,
      data: "Transaction is outdated",
    });
  });

  it("bans what can never be valid, for a while, and not what may be later", () => {
    const f = new PoolFixture({ banMs: 1000 });
    const junk = Uint8Array.of(1, 2, 3);
    expect(codeOf(f.pool.submit(junk))).toBe(1001);
    expect(f.pool.submit(junk)).toMatchObject({ code: 1012, message: "Transaction is temporarily banned" });
    expect(f.validations).toBe(1);
    f.nowMs = 1001;
    expect(codeOf(f.pool.submit(junk))).toBe(1001);
    f.refused.add(1);
    expect(codeOf(f.submit({ sender: 1, nonce: 0, priority: 1 }).result)).toBe(1010);
    f.refused.clear();
    expect(codeOf(f.submit({ sender: 1, nonce: 0, priority: 1 }).result)).toBe(0);
  });

  it("leaves room for others' future ones: one sender has a limit of its own", () => {
    const f = new PoolFixture({ future: 4, futurePerSender: 2 });
    const wait = (sender: number, nonce: number) => codeOf(f.submit({ sender, nonce, priority: 1 }).result);
    expect([wait(1, 5), wait(1, 6), wait(1, 7)]).toEqual([0, 0, 1016]);
    expect([wait(2, 5), wait(3, 5), wait(4, 5)]).toEqual([0, 0, 1016]);
    // What is ready is not held back by what waits.
    expect(wait(1, 0)).toBe(0);
  });

  it("counts a sender's own, pending nonces and bytes", () => {
    const f = new PoolFixture({ perSender: 2 });
    f.nonces.set(account(1), 7);
    expect(f.pool.pendingNonce(account(1))).toBe(7);
    for (const nonce of [7, 8]) f.submit({ sender: 1, nonce, priority: 1 });
    expect(f.pool.pendingNonce(account(1))).toBe(9);
    expect(codeOf(f.submit({ sender: 1, nonce: 9, priority: 9 }).result)).toBe(1016);
    expect(codeOf(f.submit({ sender: 1, nonce: 8, priority: 9 }).result)).toBe(0);
    expect(f.pool.pendingNonce(account(1))).toBe(9);
    f.submit({ sender: 2, nonce: 3, priority: 1 });
    expect(f.pool.pendingNonce(account(2))).toBe(0);
    expect(f.pool.bytes).toBe(Array.from(f.pool.everything(), tx => tx.bytes.length).reduce((a, b) => a + b, 0));
  });
});

describe("order", () => {
  it("goes by priority, then by who expires first, then by arrival, and never past a nonce", () => {
    const f = new PoolFixture();
    f.submit({ sender: 1, nonce: 0, priority: 1 });
    f.submit({ sender: 1, nonce: 1, priority: 100 });
    f.submit({ sender: 2, nonce: 0, priority: 5 });
    f.submit({ sender: 3, nonce: 0, priority: 5 });
    f.submit({ sender: 4, nonce: 0, priority: 5, until: 3 });
    expect(f.ready().map(({ sender, nonce }) => `${sender}/${nonce}`)).toEqual(["4/0", "2/0", "3/0", "1/0", "1/1"]);
  });
});

describe("replacing", () => {
  it("lets a higher priority take over a nonce, and those behind it stay", () => {
    const f = new PoolFixture();
    const old = f.submit({ sender: 1, nonce: 0, priority: 1 });
    const behind = f.submit({ sender: 1, nonce: 1, priority: 1 });
    const fresh = f.submit({ sender: 1, nonce: 0, priority: 2 });
    expect(old.heard).toEqual([{ type: "ready" }, { type: "usurped", by: fresh.result.ok ? fresh.result.hash : "" }]);
    expect(behind.types()).toEqual(["ready"]);
    expect(f.ready().map(({ priority }) => priority)).toEqual([2, 1]);
  });

  it("weighs one that replaces several against all of them", () => {
    const f = new PoolFixture();
    f.submit({ sender: 1, nonce: 0, priority: 3, provides: ["a"] });
    f.submit({ sender: 2, nonce: 0, priority: 3, provides: ["b"] });
    expect(codeOf(f.submit({ sender: 3, nonce: 0, priority: 6, provides: ["a", "b"] }).result)).toBe(1014);
    expect(codeOf(f.submit({ sender: 3, nonce: 0, priority: 7, provides: ["a", "b"] }).result)).toBe(0);
    expect(f.pool.size).toBe(1);
  });

  it("pushes out the least where the pool is full, but never what others or the newcomer need", () => {
    const f = new PoolFixture({ count: 3 });
    f.submit({ sender: 1, nonce: 0, priority: 1 });
    const end = f.submit({ sender: 1, nonce: 1, priority: 2 });
    f.submit({ sender: 2, nonce: 0, priority: 3 });
    expect(codeOf(f.submit({ sender: 3, nonce: 0, priority: 2 }).result)).toBe(1016);
    expect(codeOf(f.submit({ sender: 3, nonce: 0, priority: 4 }).result)).toBe(0);
    expect(end.types()).toEqual(["ready", "dropped"]);
    expect(f.ready().map(({ sender }) => sender)).toEqual([3, 2, 1]);
  });
});

describe("blocks", () => {
  it("take transactions out, tell their watchers, and make the next nonces ready without saying so again", () => {
    const f = new PoolFixture();
    const txs = [0, 1, 2].map(nonce => f.submit({ sender: 1, nonce, priority: 1 }));
    f.block(1);
    const block = `0x${"0".repeat(63)}1`;
    expect(txs[0]?.heard).toEqual([
      { type: "ready" },
      { type: "inBlock", block, index: 0 },
      { type: "finalized", block, index: 0 },
    ]);
    expect(txs.slice(1).map(tx => tx.types())).toEqual([["ready"], ["ready"]]);
    expect(f.ready().map(({ nonce }) => nonce)).toEqual([1, 2]);
  });

  it("drop what is too old, and what is not valid any longer", () => {
    const f = new PoolFixture();
    const mortal = f.submit({ sender: 1, nonce: 0, priority: 1, until: 2 });
    const waiting = f.submit({ sender: 1, nonce: 1, priority: 1 });
    const poor = f.submit({ sender: 2, nonce: 0, priority: 1 });
    f.block(0);
    expect(mortal.types()).toEqual(["ready"]);
    f.refused.add(2);
    f.block(0);
    expect(poor.types()).toEqual(["ready", "invalid"]);
    expect(mortal.types()).toEqual(["ready", "invalid"]);
    expect(waiting.types()).toEqual(["ready", "future"]);
  });

  it("look at senders whose transactions the pool had not seen", () => {
    const f = new PoolFixture({ revalidations: 0 });
    const stale = f.submit({ sender: 1, nonce: 0, priority: 1 });
    f.nonces.set(account(1), 1);
    f.pool.onBlock("0x01", [{ hash: "0xff", index: 1, sender: account(1) }]);
    expect(stale.types()).toEqual(["ready", "invalid"]);
  });

  it("validate some of the others again, each in its turn", () => {
    const f = new PoolFixture({ revalidations: 2 });
    for (let sender = 1; sender <= 5; sender++) f.submit({ sender, nonce: 0, priority: 1 });
    const before = f.validations;
    f.refused.add(5);
    for (let i = 0; i < 3; i++) f.block(0);
    expect(f.validations - before).toBe(6);
    expect(f.pool.size).toBe(4);
  });

  it("forget what is rejected, ban it, and make those behind it wait", () => {
    const f = new PoolFixture();
    const bad = f.submit({ sender: 1, nonce: 0, priority: 1 });
    const behind = f.submit({ sender: 1, nonce: 1, priority: 1 });
    if (!bad.result.ok) expect.unreachable();
    else f.pool.reject(bad.result.hash);
    expect(bad.types()).toEqual(["ready", "invalid"]);
    expect(behind.types()).toEqual(["ready", "future"]);
    expect(codeOf(f.submit({ sender: 1, nonce: 0, priority: 1 }).result)).toBe(1012);
    expect(f.pool.reject("0x00")).toBe(false);
  });

  it("keep the limit of future transactions when a long queue loses its first", () => {
    const f = new PoolFixture({ future: 3 });
    const txs = Array.from({ length: 10 }, (_, nonce) => f.submit({ sender: 1, nonce, priority: 1 }));
    const first = txs[0]?.result;
    if (first?.ok) f.pool.reject(first.hash);
    expect(f.pool.futureSize).toBe(3);
    expect(txs.slice(1, 4).map(tx => tx.types().at(-1))).toEqual(["future", "future", "future"]);
    expect(txs.slice(4).every(tx => tx.types().at(-1) === "dropped")).toBe(true);
  });
});

describe("watchers", () => {
  it("hear nothing once they have stopped", () => {
    const f = new PoolFixture();
    const { result, types } = f.submit({ sender: 1, nonce: 0, priority: 1 });
    if (result.ok) result.unwatch();
    f.block();
    expect(types()).toEqual(["ready"]);
  });

  it("cost a full pool nothing: 4000 submissions in a chain of nonces stay fast", () => {
    const f = new PoolFixture({ perSender: 5000 });
    const began = performance.now();
    for (let nonce = 0; nonce < 4000; nonce++)
      f.pool.submit(encode({ sender: 1, nonce, priority: 1 }), () => undefined);
    expect(f.ready()).toHaveLength(4000);
    // Quadratic work would take minutes; this takes some tens of milliseconds.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
