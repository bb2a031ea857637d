import { AccountId } from "@waystone/primitives";
import { type Client, readMetagraph } from "@waystone/sdk";
import type { Command } from "commander";
import {
  addressOf,
  chainOptions,
  coldkeyOptions,
  hotkeyOf,
  hotkeyOption,
  raoOf,
  type SignerFlags,
  signerOf,
  taoText,
  withChain,
} from "../chain.ts";
import { CliError } from "../errors.ts";
import { type SendFlags, transact } from "../transaction.ts";

type Flags = SendFlags & SignerFlags;

/** A netuid as it is written. @throws CliError `usage` */
export function netuidOf(text: string): number {
  const netuid = Number(text);
  if (!/^\d{1,5}$/.test(text) || netuid > 65_535)
    throw new CliError("usage", `"${text}" is no netuid: a number from 0 to 65535 is expected`);
  return netuid;
}

/** Who signs: never the hotkey that the command is about. */
const coldkeyOf = ({ hotkey: _, ...flags }: Flags) => signerOf(flags);

async function ensureSubnet(client: Client, netuid: number): Promise<void> {
  if (!(await client.read<boolean>("SubtensorModule", "NetworksAdded", netuid)))
    throw new CliError("failed", `there is no subnet ${netuid}; \`waystone subnet list\` shows those that there are`);
}

async function ownedBy(client: Client, hotkey: AccountId): Promise<readonly number[]> {
  const all = await client.readAll<readonly [number], AccountId>("SubtensorModule", "SubnetOwnerHotkey");
  return all.filter(([, owner]) => owner === hotkey).map(([[netuid]]) => netuid);
}

/** The name as the chain keeps it with a subnet; what else there is to say can be set later. */
function identity(name: string) {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const none = text("");
  return {
    subnet_name: text(name),
    github_repo: none,
    subnet_contact: none,
    subnet_url: none,
    discord: none,
    description: none,
    logo_url: none,
    additional: none,
  };
}

async function create(name: string, flags: Flags & { readonly hotkey: string }): Promise<void> {
  const signer = await coldkeyOf(flags);
  const hotkey = hotkeyOf(flags);
  if (!/^[\x20-\x7e]{1,32}$/.test(name))
    throw new CliError("usage", `"${name}" is no name for a subnet: 1 to 32 ASCII characters are expected`);
  await withChain(flags, async client => {
    const cost = await client.api<bigint>("SubnetRegistrationRuntimeApi", "get_network_registration_cost");
    const before = new Set(await ownedBy(client, hotkey));
    await transact({
      client,
      signer,
      flags,
      call: client.call("SubtensorModule", "register_network_with_identity", { hotkey, identity: identity(name) }),
      facts: { name, hotkey: flags.hotkey, costRao: cost },
      spendsRao: cost,
      does: `create subnet "${name}" for ${taoText(cost)}`,
      async after() {
        const netuid = (await ownedBy(client, hotkey)).find(one => !before.has(one));
        return { facts: { netuid }, text: `it is subnet ${netuid}; start it with: waystone subnet start ${netuid}` };
      },
    });
  });
}

async function start(text: string, flags: Flags): Promise<void> {
  const signer = await coldkeyOf(flags);
  const netuid = netuidOf(text);
  await withChain(flags, async client => {
    await ensureSubnet(client, netuid);
    const owner = await client.read<AccountId>("SubtensorModule", "SubnetOwner", netuid);
    if (owner !== AccountId.from(signer.accountId))
      throw new CliError(
        "failed",
        `only the owner's coldkey ${addressOf(owner)} may start subnet ${netuid}, and ${signer.address} is another; nothing was sent`,
      );
    const call = client.call("SubtensorModule", "start_call", { netuid });
    await transact({ client, signer, flags, call, facts: { netuid }, does: `start subnet ${netuid}` });
  });
}

async function register(text: string, flags: Flags & { readonly hotkey: string }): Promise<void> {
  const signer = await coldkeyOf(flags);
  const netuid = netuidOf(text);
  const hotkey = hotkeyOf(flags);
  await withChain(flags, async client => {
    await ensureSubnet(client, netuid);
    const { burn } = await readMetagraph(client, netuid);
    await transact({
      client,
      signer,
      flags,
      call: client.call("SubtensorModule", "burned_register", { netuid, hotkey }),
      facts: { netuid, hotkey: flags.hotkey, burnRao: burn },
      spendsRao: burn,
      does: `register ${flags.hotkey} on subnet ${netuid} for ${taoText(burn)}`,
      async after() {
        const uid = await client.read<number | undefined>("SubtensorModule", "Uids", netuid, hotkey);
        return { facts: { uid }, text: `it is uid ${uid}` };
      },
    });
  });
}

async function addStake(
  amount: string,
  flags: Flags & { readonly hotkey: string; readonly netuid: string },
): Promise<void> {
  const signer = await coldkeyOf(flags);
  const [rao, netuid, hotkey] = [raoOf(amount), netuidOf(flags.netuid), hotkeyOf(flags)];
  await withChain(flags, async client => {
    await ensureSubnet(client, netuid);
    await transact({
      client,
      signer,
      flags,
      call: client.call("SubtensorModule", "add_stake", { hotkey, netuid, amount_staked: rao }),
      facts: { netuid, hotkey: flags.hotkey, amountRao: rao },
      spendsRao: rao,
      does: `stake ${taoText(rao)} on ${flags.hotkey} of subnet ${netuid}`,
    });
  });
}

/** A command that sends a transaction of a coldkey. */
function sending(command: Command, description: string, example: string): Command {
  return coldkeyOptions(chainOptions(command))
    .description(description)
    .option("--dry-run", "show what would be sent and the fee, and send nothing")
    .addHelpText("after", `\nExample:\n  ${example}`);
}

/** Adds what changes subnets to `waystone subnet`, and `waystone stake`. */
export function addSubnetChanges(program: Command, subnet: Command): void {
  sending(
    hotkeyOption(subnet.command("create").argument("<name>", "how it is called")),
    "create a subnet, whose owner the signing coldkey is",
    "waystone subnet create forecast --hotkey //Alice//owner --key //Alice",
  ).action(create);
  sending(
    subnet.command("start").argument("<netuid>", "number of the subnet"),
    "start a subnet's emission, as its owner",
    "waystone subnet start 1 --key //Alice",
  ).action(start);
  sending(
    hotkeyOption(subnet.command("register").argument("<netuid>", "number of the subnet")),
    "register a hotkey on a subnet, at the present price",
    "waystone subnet register 1 --hotkey //Bob//miner --key //Bob",
  ).action(register);
  const stake = program.command("stake").description("stake on hotkeys");
  sending(
    hotkeyOption(
      stake
        .command("add")
        .argument("<tao>", "amount in TAO, such as 1.5")
        .requiredOption("--netuid <N>", "number of the subnet; 0 is root"),
    ),
    "stake TAO on a hotkey of a subnet",
    "waystone stake add 100 --hotkey //Bob//validator --netuid 1 --key //Bob",
  ).action(addStake);
}
