import type { AccountId } from "@waystone/primitives";
import type { Client } from "@waystone/sdk";
import type { Command } from "commander";
import {
  accountOf,
  addressOf,
  type ChainFlags,
  chainOptions,
  raoOf,
  type SignerFlags,
  signerOf,
  signerOptions,
  taoText,
  withChain,
} from "../chain.ts";
import { print } from "../output.ts";
import { type SendFlags, transact } from "../transaction.ts";

interface SystemAccount {
  readonly nonce: number;
  readonly data: { readonly free: bigint; readonly reserved: bigint; readonly frozen: bigint };
}

interface StakeInfo {
  readonly hotkey: AccountId;
  readonly netuid: number;
  readonly stake: bigint;
}

async function describe(client: Client, account: AccountId) {
  const [system, stakes] = await Promise.all([
    client.read<SystemAccount>("System", "Account", account),
    client.api<readonly StakeInfo[]>("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", [account]),
  ]);
  return {
    address: addressOf(account),
    nonce: system.nonce,
    freeRao: system.data.free,
    reservedRao: system.data.reserved,
    frozenRao: system.data.frozen,
    stakes: stakes.map(({ hotkey, netuid, stake }) => ({ hotkey: addressOf(hotkey), netuid, alphaRao: stake })),
  };
}

function textOf(account: Awaited<ReturnType<typeof describe>>): string {
  const stakes = account.stakes.map(
    ({ hotkey, netuid, alphaRao }) =>
      `stake     subnet ${netuid}, ${hotkey}: ${taoText(alphaRao).replace("τ", netuid === 0 ? "τ" : "α")}`,
  );
  return [
    `address   ${account.address}`,
    `free      ${taoText(account.freeRao)}`,
    `reserved  ${taoText(account.reservedRao)}`,
    `nonce     ${account.nonce}`,
    ...stakes,
  ].join("\n");
}

type TransferFlags = SendFlags & SignerFlags;

async function transfer(to: string, amount: string, flags: TransferFlags): Promise<void> {
  const rao = raoOf(amount);
  const dest = accountOf(to);
  const signer = await signerOf(flags);
  await withChain(flags, async client => {
    const call = client.call("Balances", "transfer_keep_alive", { dest: { type: "Id", value: dest }, value: rao });
    await transact({
      client,
      call,
      signer,
      flags,
      spendsRao: rao,
      facts: { from: signer.address, to: addressOf(dest), amountRao: rao },
      does: `send ${taoText(rao)} from ${signer.address} to ${addressOf(dest)}`,
    });
  });
}

/** Adds `waystone account`. */
export function addAccountCommand(program: Command): void {
  const account = program.command("account").description("accounts: what they hold, and transfers");
  chainOptions(account.command("show").argument("<account>", "SS58 address, or a development key such as //Alice"))
    .description("show what an account holds")
    .addHelpText("after", "\nExample:\n  waystone account show //Alice")
    .action((who: string, flags: ChainFlags) =>
      withChain(flags, async client => {
        const found = await describe(client, accountOf(who));
        print({ json: flags.json === true }, found, textOf(found));
      }),
    );
  signerOptions(
    chainOptions(
      account
        .command("transfer")
        .argument("<to>", "SS58 address, or a development key")
        .argument("<tao>", "amount in TAO, such as 1.5"),
    ),
  )
    .description("send TAO to an account")
    .option("--dry-run", "show what would be sent and the fee, and send nothing")
    .addHelpText("after", "\nExample:\n  waystone account transfer //Bob 1.5 --key //Alice")
    .action(transfer);
}
