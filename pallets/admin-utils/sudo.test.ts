import { Origin } from "@waystone/frame";
import { SubtensorModule } from "@waystone/pallet-subtensor";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { AdminUtils } from "./index.ts";

const KEY = account(101);

test("the sudo key sets parameters through the bytes that clients send", () => {
  const b = bench();
  const sudo = b.ctx.runtime.pallet("Sudo").pallet.storage as {
    readonly Key: { set(store: unknown, key: unknown): void };
  };
  sudo.Key.set(b.store, KEY);
  const inner = { pallet: "AdminUtils", call: "sudo_set_tempo", args: { netuid: 1, tempo: 100 } };
  expect([...b.ctx.encodeCall(inner)]).toEqual([19, 30, 1, 0, 100, 0]);
  SubtensorModule.storage.AdminFreezeWindow.set(b.store, 0);
  b.ctx.dispatch({ pallet: "Sudo", call: "sudo", args: { call: inner } }, Origin.signed(KEY));
  expect(SubtensorModule.storage.Tempo.get(b.store, 1)).toBe(100);
  expect(b.events().map(event => event.name)).toEqual(["TempoSet", "Sudo.Sudid"]);
});

test("what a call declares: four of prices and cuts are operational", () => {
  const operational = Object.entries(AdminUtils.calls).flatMap(([name, def]) =>
    def.class === "Operational" ? [name] : [],
  );
  expect(operational).toEqual([
    "sudo_set_burn_half_life",
    "sudo_set_burn_increase_mult",
    "sudo_set_owner_cut_enabled",
    "sudo_set_owner_cut_auto_lock_enabled",
  ]);
});
