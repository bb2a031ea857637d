import { DispatchFailure, dispatchCall, Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { fromHex, Reader, Writer } from "@waystone/scale";
import { type Choices, type Draw, drawer, writeAny } from "@waystone/scale/testing";
import fc from "fast-check";
import { expect, test } from "vitest";

const PEOPLE = [account(1), account(2), account(3), account(4)];
const TAO = 1_000_000_000n;
/** Amounts at which checks turn: nothing, one, a fee's worth, a stake's worth, more than anybody has, the end of the type. */
const AMOUNTS = [0n, 1n, 1000n, TAO, 50n * TAO, 10n ** 15n, (1n << 64n) - 1n];
const SMALL = [0, 1, 2, 3, 7, 100, 255];

/** Arguments as one would choose them who knows the chain. */
function choices(draw: Draw): Choices {
  return {
    draw,
    account: () => fromHex(PEOPLE[draw(PEOPLE.length)] ?? account(1)),
    integer(bits, small) {
      if (small) return BigInt(SMALL[draw(SMALL.length)] ?? 0);
      const amount = AMOUNTS[draw(AMOUNTS.length)] ?? 0n;
      return BigInt.asUintN(bits, amount);
    },
    // System.remark of nothing.
    token: w => w.raw(Uint8Array.of(0, 0, 0)),
  };
}

/** A chain on which much can be done: money, a started subnet with neurons, stake. */
function busyChain() {
  const b = bench();
  for (const who of PEOPLE) b.fund(who, 5_000n * TAO);
  const [a, c] = [account(1), account(2)];
  b.call("register_network", { hotkey: a }, a);
  b.goTo(50);
  b.call("start_call", { netuid: 2 }, a);
  b.call("burned_register", { netuid: 2, hotkey: c }, c);
  b.call("add_stake", { hotkey: c, netuid: 2, amount_staked: 10n * TAO }, c);
  b.store.takeEvents();
  return b;
}

test("a call that fails leaves no trace: every call, arguments and origins by chance", () => {
  const { runtime } = busyChain().ctx;
  const calls = runtime.placed.flatMap(pallet => pallet.calls.map(([name, def]) => ({ pallet, name, def })));
  const outcomes = { done: 0, failed: 0 };
  const failed = new Set<string>();
  fc.assert(
    fc.property(fc.nat(), seed => {
      const b = busyChain();
      const draw = drawer(seed);
      for (let i = 0; i < 40; i++) {
        const chosen = calls[draw(calls.length)];
        if (chosen === undefined) continue;
        const w = new Writer(runtime.codecs);
        w.byte(chosen.pallet.index);
        w.byte(chosen.def.index);
        for (const [, { codec }] of chosen.def.fields) writeAny(w, codec, choices(draw));
        const call = runtime.calls.read(new Reader(w.finish(), runtime.codecs));
        const origin = [Origin.root, Origin.none, ...PEOPLE.map(who => Origin.signed(who))][draw(6)] ?? Origin.root;
        const before = b.store.changes();
        b.store.takeEvents();
        try {
          dispatchCall(b.ctx, call, origin);
          outcomes.done++;
        } catch (error) {
          if (!(error instanceof DispatchFailure)) throw error;
          outcomes.failed++;
          failed.add(chosen.name);
          expect(b.store.changes(), chosen.name).toEqual(before);
          expect(b.store.takeEvents(), chosen.name).toEqual([]);
        }
      }
    }),
    { numRuns: 60, seed: 402 },
  );
  // Neither side of the property is empty: most calls failed at least once, and many did what they are for.
  expect(failed.size).toBeGreaterThan(calls.length / 2);
  expect(outcomes.done).toBeGreaterThan(100);
}, 120_000);
