import { DispatchFailure, dispatchCall, Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { fromHex, Reader, type TypeNode, Writer } from "@waystone/scale";
import fc from "fast-check";
import { expect, test } from "vitest";

const PEOPLE = [account(1), account(2), account(3), account(4)];
const TAO = 1_000_000_000n;
/** Amounts at which checks turn: nothing, one, a fee's worth, a stake's worth, more than anybody has, the end of the type. */
const AMOUNTS = [0n, 1n, 1000n, TAO, 50n * TAO, 10n ** 15n, (1n << 64n) - 1n];
const SMALL = [0, 1, 2, 3, 7, 100, 255];

type Draw = (below: number) => number;

/** Choices that follow from a seed (xorshift), so that a counterexample is one number. */
function drawer(seed: number): Draw {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function isSmall(node: TypeNode): boolean {
  if (node.target !== undefined) return isSmall(node.target);
  const { def } = node.type;
  return def.kind === "primitive" && ["u8", "u16"].includes(def.primitive);
}

/** Writes a value of a type as a hostile but well-read caller would choose it. */
function write(w: Writer, node: TypeNode, draw: Draw, depth = 0): void {
  if (node.target !== undefined) return write(w, node.target, draw, depth);
  const { def, path } = node.type;
  if (path.endsWith("AccountId32")) return w.raw(fromHex(PEOPLE[draw(PEOPLE.length)] ?? account(1)));
  switch (def.kind) {
    case "composite":
      for (const { type } of def.fields) write(w, type, draw, depth + 1);
      return;
    case "tuple":
      for (const type of def.elements) write(w, type, draw, depth + 1);
      return;
    case "variant": {
      const chosen = def.variants[draw(def.variants.length)];
      w.byte(chosen?.index ?? 0);
      for (const { type } of chosen?.fields ?? []) write(w, type, draw, depth + 1);
      return;
    }
    case "sequence": {
      const length = draw(4);
      w.compact(length);
      for (let i = 0; i < length; i++) write(w, def.element, draw, depth + 1);
      return;
    }
    case "array":
      for (let i = 0; i < def.length; i++) write(w, def.element, draw, depth + 1);
      return;
    case "compact":
      // Compact<()>, in addresses by index, takes no bytes.
      if (def.element.type.def.kind === "tuple") return;
      return w.compact(isSmall(def.element) ? (SMALL[draw(SMALL.length)] ?? 0) : Number(AMOUNTS[draw(5)] ?? 0n));
    case "primitive":
      return writePrimitive(w, def.primitive, draw);
    case "token":
      // A call within a call: System.remark of nothing.
      return w.raw(Uint8Array.of(0, 0, 0));
    case "bitSequence":
      return w.compact(0);
  }
}

function writePrimitive(w: Writer, name: string, draw: Draw): void {
  if (name === "bool") return w.byte(draw(2));
  if (name === "str") return w.compact(0);
  const bits = name === "char" ? 32 : Number(name.slice(1));
  let value = bits <= 16 ? BigInt(SMALL[draw(SMALL.length)] ?? 0) : (AMOUNTS[draw(AMOUNTS.length)] ?? 0n);
  value = BigInt.asUintN(bits, value);
  for (let i = 0; i < bits / 8; i++) w.byte(Number((value >> BigInt(8 * i)) & 255n));
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
        for (const [, { codec }] of chosen.def.fields) write(w, codec, draw);
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
