import { type Context, ensure, equalBytes } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { TokenSymbol } from "../subnets/storage.ts";
import { SYMBOLS } from "./symbols.ts";

/** Root's symbol, which is also that of subnets for which none is left. */
const [ROOT_SYMBOL = new Uint8Array(), ...FREE] = SYMBOLS;

function isUsed({ store }: Context, symbol: Uint8Array): boolean {
  for (const [, used] of TokenSymbol.iterPrefix(store)) if (equalBytes(used, symbol)) return true;
  return false;
}

/** Symbol for a new subnet: its own, else the first that is free. */
export function symbolFor(ctx: Context, netuid: NetUid): Uint8Array {
  const own = SYMBOLS[netuid] ?? ROOT_SYMBOL;
  if (!isUsed(ctx, own)) return own;
  return FREE.find(symbol => !isUsed(ctx, symbol)) ?? ROOT_SYMBOL;
}

/** @throws DispatchFailure `SymbolDoesNotExist` for one that is not in the table, `SymbolAlreadyInUse` */
export function ensureSymbolIsFree(ctx: Context, symbol: Uint8Array): void {
  ensure(
    FREE.some(known => equalBytes(known, symbol)),
    Err.SymbolDoesNotExist,
  );
  ensure(!isUsed(ctx, symbol), Err.SymbolAlreadyInUse);
}
