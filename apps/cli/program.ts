import { Command } from "commander";
import { addAccountCommand } from "./commands/account.ts";
import { addNeuronCommands } from "./commands/neuron.ts";
import { addNodeCommand } from "./commands/node.ts";
import { addSubnetCommand } from "./commands/subnet.ts";
import { addUpCommand } from "./commands/up.ts";
import { addWalletCommand } from "./commands/wallet.ts";

/** Each command's errors name its own help. */
function hint(command: Command, path: string): void {
  command.showHelpAfterError(`(${path} --help shows what there is)`);
  for (const sub of command.commands) hint(sub, `${path} ${sub.name()}`);
}

/** The command with all that is below it. What ends it is thrown, so that whoever runs it chooses the exit code. */
export function makeProgram(): Command {
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
  return program;
}
