import type { Command } from "commander";
import { addEncryptCommands } from "../wallet/encrypt.ts";
import { addMakeCommands } from "../wallet/make.ts";
import { addServeCommand } from "../wallet/serve.ts";
import { addShowCommands } from "../wallet/show.ts";
import { addSignCommands } from "../wallet/sign.ts";
import { addSwapCheckCommand } from "../wallet/swap-check.ts";

/** Adds `waystone wallet`. */
export function addWalletCommand(program: Command): void {
  const wallet = program.command("wallet").description("wallets: keys in files, as Bittensor's own tools keep them");
  addMakeCommands(wallet);
  addShowCommands(wallet);
  addEncryptCommands(wallet);
  addSignCommands(wallet);
  addSwapCheckCommand(wallet);
  addServeCommand(wallet);
}
