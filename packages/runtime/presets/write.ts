import type { Context } from "@waystone/frame";
import { Authorities } from "@waystone/pallet-aura";
import { genesis as balancesGenesis } from "@waystone/pallet-balances";
import { APEX_ACCOUNT, APEX_TAO, genesis as subtensorGenesis } from "@waystone/pallet-subtensor";
import { Key } from "@waystone/pallet-sudo";
import { genesis as systemGenesis } from "@waystone/pallet-system";
import { fromHex } from "@waystone/scale";
import type { Preset } from "./preset.ts";

/** Writes a preset's state into an empty store. */
export function writeGenesis(ctx: Context, preset: Preset, blockTimeMs: bigint): void {
  systemGenesis(ctx);
  const subnets = preset.subnets(blockTimeMs);
  balancesGenesis(ctx, subnets.apex ? [...preset.balances, [APEX_ACCOUNT, APEX_TAO]] : preset.balances);
  Key.set(ctx.store, preset.sudo);
  Authorities.set(ctx.store, preset.authors.map(fromHex));
  subtensorGenesis(ctx, subnets);
}
