import { expect, test } from "vitest";
import { TokenSymbol } from "../../subnets/storage.ts";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { SYMBOLS } from "../symbols.ts";

const utf8 = (value: string) => new TextEncoder().encode(value);

test("439 symbols, none twice", () => {
  expect(new Set(SYMBOLS.map(symbol => new TextDecoder().decode(symbol))).size).toBe(439);
});

test("the owner or root chooses a symbol that is known and free", () => {
  const b = subnetBench();
  b.call("update_symbol", { netuid: 2, symbol: utf8("ن") }, OWNER);
  expect(b.events()).toEqual([{ name: "SymbolUpdated", values: [2, utf8("ن")] }]);
  b.call("update_symbol", { netuid: 2, symbol: utf8("γ") });
  expect(TokenSymbol.get(b.store, 2)).toEqual(utf8("γ"));
  b.fails("SymbolAlreadyInUse", "update_symbol", { netuid: 2, symbol: utf8("α") }, OWNER);
  b.fails("SymbolDoesNotExist", "update_symbol", { netuid: 2, symbol: utf8("TAO") }, OWNER);
  b.fails("SymbolDoesNotExist", "update_symbol", { netuid: 2, symbol: utf8("Τ") }, OWNER);
  b.fails("origin", "update_symbol", { netuid: 2, symbol: utf8("δ") }, MINER);
});
