// Tests that every call which sets one value has to pass; what is particular to one stands in its file beside the call.
import { Origin } from "@waystone/frame";
import { SubtensorModule } from "@waystone/pallet-subtensor";
import { account, type Bench, bench } from "@waystone/pallet-subtensor/testing";
import type { AccountId } from "@waystone/primitives";
import { describe, expect, test } from "vitest";

export const TAO = 1_000_000_000n;
export const items = SubtensorModule.storage;
export const [OWNER, STRANGER] = [account(101), account(102)];
/** The subnet that {@link subnetBench} has. */
export const NETUID = 1;

type Args = Readonly<Record<string, unknown>>;

/** Where a setter's value is stored, whatever its type. */
interface Item {
  get(store: Bench["store"], ...keys: readonly never[]): unknown;
}

/** Arguments with which a call fails, and with what. */
type Refused = readonly (readonly [args: Args, failure: RegExp])[];

interface SetterFacts {
  readonly call: string;
  /** All arguments but the subnet's. */
  readonly args: Args;
  /** Where the value is stored. */
  readonly item: Item;
  /** What is stored; it was something else before, unless `args` says what is the default. */
  readonly value: unknown;
  /** Names of the events, of SubtensorModule where no pallet is named; each carries the subnet, if there is one, and the value. */
  readonly events: readonly string[];
  readonly refused?: Refused;
}

/** What is true of a call that sets something for a subnet. */
export interface SubnetSetterFacts extends SetterFacts {
  readonly by: "root" | "owner" | "owner, limited";
  /** Root may set it shortly before an epoch, too. */
  readonly anyTime?: true;
  /** What happens where there is no such subnet; `SubnetDoesNotExist` if not given. */
  readonly missing?: RegExp | "not looked at";
  /** What an owner's limit is counted in: tempos of the subnet if not given; else in blocks of a limit of its own, of which two are not too near in a thousand. */
  readonly limitedBy?: "blocks";
  /** What root may set and an owner may not. */
  readonly rootOnly?: readonly [args: Args, failure: RegExp];
}

/** Subnet 1 with an owner, a tempo of 100 and three neurons, at block 1000; no freeze window. */
export function subnetBench(): Bench {
  const b = bench();
  items.SubnetOwner.set(b.store, [NETUID], OWNER);
  items.Tempo.set(b.store, [NETUID], 100);
  items.SubnetworkN.set(b.store, [NETUID], 3);
  items.MinAllowedUids.set(b.store, [NETUID], 1);
  items.AdminFreezeWindow.set(b.store, 0);
  b.goTo(1_000);
  return b;
}

/** Dispatches a call of AdminUtils on subnet 1, if the arguments name no other; by root if nobody is named. */
export function onSubnet(b: Bench, call: string, args: Args, who?: AccountId): void {
  dispatch(b, call, { netuid: NETUID, ...args }, who);
}

function dispatch(b: Bench, call: string, args: Args, who?: AccountId): void {
  b.ctx.dispatch({ pallet: "AdminUtils", call, args }, who === undefined ? Origin.root : Origin.signed(who));
}

const read = (b: Bench, item: Item, keys: readonly unknown[]): unknown => item.get(b.store, ...(keys as never[]));

/** A refused call leaves the value and no event. */
function testRefused(facts: SetterFacts, arrange: () => Bench, send: typeof dispatch, keys: readonly unknown[]): void {
  test.each(facts.refused ?? [])("refuses %o", (args, failure) => {
    const b = arrange();
    const before = read(b, facts.item, keys);
    expect(() => send(b, facts.call, args)).toThrow(failure);
    expect(read(b, facts.item, keys)).toEqual(before);
    expect(b.events()).toEqual([]);
  });
}

/** Tests a call by which root sets something for the whole chain. */
export function testChainSetter(facts: SetterFacts): void {
  describe(facts.call, () => {
    test("root sets it, and nobody else", () => {
      const b = bench();
      const before = read(b, facts.item, []);
      expect(() => dispatch(b, facts.call, facts.args, STRANGER)).toThrow(/origin/);
      expect(read(b, facts.item, [])).toEqual(before);
      dispatch(b, facts.call, facts.args);
      expect(read(b, facts.item, [])).toEqual(facts.value);
      expect(b.events()).toEqual(facts.events.map(name => ({ name, values: [facts.value] })));
    });

    testRefused(facts, bench, dispatch, []);
  });
}

/** Tests a call that sets something for a subnet: who may, how often, when, and where. */
export function testSubnetSetter(facts: SubnetSetterFacts): void {
  const { call, args, item, value, events, by, rootOnly } = facts;
  const set = (b: Bench, who?: AccountId) => onSubnet(b, call, args, who);

  describe(call, () => {
    test("root sets it, as often as it likes", () => {
      const b = subnetBench();
      set(b);
      expect(read(b, item, [NETUID])).toEqual(value);
      expect(b.events()).toEqual(events.map(name => ({ name, values: [NETUID, value] })));
      set(b);
    });

    test(by === "root" ? "nobody else does" : `the ${by} does, and no stranger`, () => {
      const b = subnetBench();
      const before = read(b, item, [NETUID]);
      expect(() => set(b, STRANGER)).toThrow(/origin/);
      if (by === "root") expect(() => set(b, OWNER)).toThrow(/origin/);
      expect(read(b, item, [NETUID])).toEqual(before);
      if (by === "root") return;
      set(b, OWNER);
      expect(read(b, item, [NETUID])).toEqual(value);
      b.goTo(facts.limitedBy === "blocks" ? 1_000 : 1_001);
      if (by === "owner") return set(b, OWNER);
      expect(() => set(b, OWNER)).toThrow(/TxRateLimitExceeded/);
      b.goTo(10_000);
      set(b, OWNER);
    });

    test(`shortly before an epoch it is ${facts.anyTime ? "possible" : "refused"}`, () => {
      const b = subnetBench();
      items.AdminFreezeWindow.set(b.store, 1_000);
      if (facts.anyTime) return set(b);
      const before = read(b, item, [NETUID]);
      expect(() => set(b)).toThrow(/AdminActionProhibitedDuringWeightsWindow/);
      expect(read(b, item, [NETUID])).toEqual(before);
    });

    test("on a subnet that is not there", () => {
      const b = subnetBench();
      const nowhere = () => onSubnet(b, call, { ...args, netuid: 77 });
      const { missing = /SubnetDoesNotExist/ } = facts;
      if (missing === "not looked at") nowhere();
      else expect(nowhere).toThrow(missing);
    });

    testRefused(facts, subnetBench, onSubnet, [NETUID]);

    if (rootOnly !== undefined)
      test("root goes further than an owner may", () => {
        const [beyond, failure] = rootOnly;
        const b = subnetBench();
        expect(() => onSubnet(b, call, beyond, OWNER)).toThrow(failure);
        onSubnet(b, call, beyond);
        expect(Object.values(beyond)).toEqual([read(b, item, [NETUID])]);
      });
  });
}
