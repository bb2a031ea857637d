import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bytes } from "@waystone/scale";
import { SymbolUpdated } from "../../subnets/events.ts";
import { ensureSubnetOwnerOrRoot } from "../../subnets/owner.ts";
import { TokenSymbol } from "../../subnets/storage.ts";
import { WEIGHTS } from "../../weights.ts";
import { ensureSymbolIsFree } from "../symbol.ts";

/** A subnet's owner chooses the symbol of its alpha. */
export const update_symbol = call({
  index: 112,
  weight: WEIGHTS.update_symbol,
  docs: [
    "Choose the symbol of a subnet's alpha: one of the 439 that there are, in UTF-8, and that no subnet has.",
    "Origin: signed by the subnet's owner, or root.",
    "Emits `SymbolUpdated`.",
    "Errors: `SymbolDoesNotExist`, `SymbolAlreadyInUse`.",
  ],
  args: { netuid: NetUid.named("NetUid"), symbol: bytes.named("Vec<u8>") },
  dispatch(ctx, { netuid, symbol }) {
    ensureSubnetOwnerOrRoot(ctx, netuid);
    ensureSymbolIsFree(ctx, symbol);
    TokenSymbol.set(ctx.store, [netuid], symbol);
    ctx.emit(SymbolUpdated({ netuid, symbol }));
  },
});
