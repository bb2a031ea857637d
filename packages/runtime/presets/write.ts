import type { Context } from "@waystone/frame";
import { Authorities } from "@waystone/pallet-aura";
import { genesis as balancesGenesis } from "@waystone/pallet-balances";
import { Key } from "@waystone/pallet-sudo";
import { genesis as systemGenesis } from "@waystone/pallet-system";
import { fromHex } from "@waystone/scale";
import type { Preset } from "./preset.ts";

/** Writes a preset's state into an empty store. */
export function writeGenesis(ctx: Context, preset: Preset, _blockTimeMs: bigint): void {
  systemGenesis(ctx);
  balancesGenesis(ctx, preset.balances);
  Key.set(ctx.store, preset.sudo);
  Authorities.set(ctx.store, preset.authors.map(fromHex));
}
