import { account } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { items, NETUID, OWNER, onSubnet, STRANGER, subnetBench } from "./setters.ts";

const HOT = account(103);
/** Account of a subnet: no hotkey can be one. */
const SYSTEM = `0x6d6f646c73756274656e73720100${"00".repeat(18)}`;

/** Tests one of the two calls that set the hotkey of a subnet's owner. */
export function testOwnerHotkey(call: string): void {
  test(`${call}: once in a week, for root too`, () => {
    const b = subnetBench();
    const set = (who?: typeof OWNER, args: object = {}) => onSubnet(b, call, { hotkey: HOT, ...args }, who);
    expect(() => set(STRANGER)).toThrow(/origin/);
    expect(() => set(undefined, { netuid: 77 })).toThrow(/SubnetNotExists/);
    expect(() => set(OWNER, { hotkey: SYSTEM })).toThrow(/CannotUseSystemAccount/);
    set(OWNER);
    expect(items.SubnetOwnerHotkey.get(b.store, NETUID)).toBe(HOT);
    expect(b.events()).toEqual([{ name: "SubnetOwnerHotkeySet", values: [NETUID, HOT] }]);
    b.goTo(1_000 + 50_399);
    expect(() => set()).toThrow(/TxRateLimitExceeded/);
    b.goTo(1_000 + 50_400);
    set();
  });
}
