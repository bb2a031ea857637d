import { type Client, type Metagraph, readMetagraph } from "@waystone/sdk";
import Table from "cli-table3";
import type { Command } from "commander";
import { type ChainFlags, chainOptions, taoText, withChain } from "../chain.ts";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";
import { addSubnetChanges, netuidOf } from "./subnet-changes.ts";
import { addSubnetNew } from "./subnet-new.ts";

const style = { head: [], border: [], compact: true };
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const inAlpha = (rao: bigint): string => taoText(rao).replace("τ", "α");

/** The numbers of all subnets, in their order. */
async function netuids(client: Client): Promise<number[]> {
  const added = await client.readAll<readonly [number], boolean>("SubtensorModule", "NetworksAdded");
  return added.map(([[netuid]]) => netuid).sort((a, b) => a - b);
}

function listTable(subnets: readonly Metagraph[]): string {
  const table = new Table({
    head: ["netuid", "name", "neurons", "tempo", "burn", "TAO in pool", "alpha in pool"],
    style,
  });
  for (const s of subnets)
    table.push([s.netuid, s.name, s.neurons.length, s.tempo, taoText(s.burn), taoText(s.taoIn), inAlpha(s.alphaIn)]);
  return table.toString();
}

function neuronTable({ neurons }: Metagraph): string {
  const head = ["uid", "hotkey", "permit", "stake", "consensus", "incentive", "dividends", "earned α"];
  const table = new Table({ head, style });
  for (const n of neurons)
    table.push([
      n.uid,
      n.hotkey,
      n.validatorPermit ? "yes" : "",
      inAlpha(n.totalStake),
      percent(n.consensus),
      percent(n.incentive),
      percent(n.dividends),
      inAlpha(n.emission),
    ]);
  return table.toString();
}

async function show(text: string, flags: ChainFlags): Promise<void> {
  const netuid = netuidOf(text);
  await withChain(flags, async client => {
    if (!(await netuids(client)).includes(netuid))
      throw new CliError("failed", `there is no subnet ${netuid}; \`waystone subnet list\` shows those that there are`);
    const found = await readMetagraph(client, netuid);
    print({ json: flags.json === true }, found, `${listTable([found])}\n${neuronTable(found)}`);
  });
}

/** Adds `waystone subnet`. */
export function addSubnetCommand(program: Command): void {
  const subnet = program.command("subnet").description("subnets and their neurons");
  chainOptions(subnet.command("list"))
    .description("list all subnets")
    .addHelpText("after", "\nExample:\n  waystone subnet list")
    .action((flags: ChainFlags) =>
      withChain(flags, async client => {
        const all = await Promise.all((await netuids(client)).map(netuid => readMetagraph(client, netuid)));
        print({ json: flags.json === true }, all, listTable(all));
      }),
    );
  chainOptions(subnet.command("show").argument("<netuid>", "number of the subnet"))
    .description("show a subnet with its neurons")
    .addHelpText("after", "\nExample:\n  waystone subnet show 1")
    .action(show);
  addSubnetChanges(program, subnet);
  addSubnetNew(subnet);
}
