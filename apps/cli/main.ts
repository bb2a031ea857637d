#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { addAccountCommand } from "./commands/account.ts";
import { addNeuronCommands } from "./commands/neuron.ts";
import { addNodeCommand } from "./commands/node.ts";
import { addSubnetCommand } from "./commands/subnet.ts";
import { addUpCommand } from "./commands/up.ts";
import { addWalletCommand } from "./commands/wallet.ts";
import { CliError } from "./errors.ts";
import { exitCode } from "./exit-code.ts";

const program = new Command("waystone")
  .description("The Bittensor network in TypeScript: node, neurons, gateway, explorer.")
  .version("0.1.0")
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "waystone: ")) })
  .exitOverride();

addNodeCommand(program);
addUpCommand(program);
addAccountCommand(program);
addSubnetCommand(program);
addNeuronCommands(program);
addWalletCommand(program);
hint(program, "waystone");

/** Each command's errors name its own help. */
function hint(command: Command, path: string): void {
  command.showHelpAfterError(`(${path} --help shows what there is)`);
  for (const sub of command.commands) hint(sub, `${path} ${sub.name()}`);
}

/** Least Node.js: below it the runtime lacks what blocks are made with, which shows only when one is made. */
const LEAST_NODE = 24;

/** @throws CliError where this Node.js is too old; the launcher never starts one, a bundle run by hand may be */
function ensureNode(version: string): void {
  if (Number(version.split(".")[0]) < LEAST_NODE)
    throw new CliError(
      "usage",
      `this is Node.js ${version}, and ${LEAST_NODE} or newer is needed: use "npx waystone", which brings its own`,
    );
}

try {
  ensureNode(process.versions.node);
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError))
    process.stderr.write(`waystone: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCode(error);
  // A failed start may leave servers open.
  if (process.exitCode !== 0) process.exit();
}
