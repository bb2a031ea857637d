import { blake2_256, bytesToHex, hexToBytes, ss58Decode } from "@waystone/crypto";
import { AccountId } from "@waystone/primitives";
import type { Client } from "@waystone/sdk";
import type { Wallet } from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { addressOf, type ChainFlags, taoText, withChain } from "../chain.ts";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";
import { type RoleFlags, roleOf, roleOption, type WalletFlags, walletOf, walletOptions } from "./flags.ts";

interface SwapFlags extends WalletFlags, RoleFlags, ChainFlags {
  readonly to?: string;
  readonly json?: boolean;
}

const MODULE = "SubtensorModule";
/** What a map without an entry gives where it has a default account. */
const NOBODY = `0x${"00".repeat(32)}`;

/** Whether the chain can be asked to do it at all. */
function hasCall({ schema }: Client, ...names: readonly string[]): boolean {
  const type = schema.pallet(MODULE).calls?.ty;
  const def = type === undefined ? undefined : schema.metadata.types[type]?.ty.type_def;
  return def?.type === "Variant" && def.value.variants.some(variant => names.includes(variant.name));
}

async function freeOf(client: Client, account: AccountId): Promise<bigint> {
  const { data } = await client.read<{ readonly data: { readonly free: bigint; readonly frozen: bigint } }>(
    "System",
    "Account",
    account,
  );
  return data.free - data.frozen;
}

/** Who owns a hotkey; `undefined` where it is none. */
async function ownerOf(client: Client, hotkey: AccountId): Promise<AccountId | undefined> {
  const owner = await client.read<AccountId | undefined>(MODULE, "Owner", hotkey);
  return owner === undefined || owner === NOBODY ? undefined : owner;
}

/** The subnets on which a hotkey has a uid. */
async function registeredOn(
  client: Client,
  hotkey: AccountId,
): Promise<{ readonly netuid: number; readonly uid: number }[]> {
  const subnets = await client.readAll<readonly [number], boolean>(MODULE, "NetworksAdded");
  const uids = await Promise.all(
    subnets.map(async ([[netuid]]) => ({
      netuid,
      uid: await client.read<number | undefined>(MODULE, "Uids", netuid, hotkey),
    })),
  );
  return uids
    .flatMap(({ netuid, uid }) => (uid === undefined ? [] : [{ netuid, uid }]))
    .sort((a, b) => a.netuid - b.netuid);
}

interface Announcement {
  readonly dueBlock: number;
  readonly newColdkeyHash: string;
  readonly disputedAt: number | undefined;
}

async function announcementOf(client: Client, coldkey: AccountId): Promise<Announcement | undefined> {
  const [found, disputedAt] = await Promise.all([
    client.read<readonly [number, string] | undefined>(MODULE, "ColdkeySwapAnnouncements", coldkey),
    client.read<number | undefined>(MODULE, "ColdkeySwapDisputes", coldkey),
  ]);
  return found === undefined ? undefined : { dueBlock: Number(found[0]), newColdkeyHash: found[1], disputedAt };
}

/** What stands in the way of a call, in words. */
function missingMoney(free: bigint, cost: bigint): string[] {
  return free >= cost
    ? []
    : [`the coldkey has ${taoText(free)} to spend, and ${taoText(cost)} are needed, with a fee besides`];
}

async function checkHotkey(client: Client, hotkey: AccountId, to: AccountId | undefined) {
  const cost = client.schema.constant(MODULE, "KeySwapCost") as bigint;
  const costOnSubnet = client.schema.constant(MODULE, "KeySwapOnSubnetCost") as bigint;
  const [owner, subnets, { number: block }] = await Promise.all([
    ownerOf(client, hotkey),
    registeredOn(client, hotkey),
    client.head(),
  ]);
  const obstacles: string[] = [];
  if (!hasCall(client, "swap_hotkey", "swap_hotkey_v2")) obstacles.push("this chain has no call swap_hotkey");
  if (owner === undefined)
    obstacles.push("the chain does not know this hotkey: it is registered nowhere and has no stake");
  else
    obstacles.push(
      ...(await hotkeyObstacles(client, owner, block, subnets)),
      ...missingMoney(await freeOf(client, owner), cost),
    );
  if (to !== undefined) obstacles.push(...(await newHotkeyObstacles(client, owner, hotkey, to)));
  return {
    role: "hotkey" as const,
    address: addressOf(hotkey),
    ...(owner === undefined ? {} : { owner: addressOf(owner) }),
    registeredOn: subnets,
    costRao: cost,
    costOnOneSubnetRao: costOnSubnet,
    wouldMove: [
      "uid and stake on each subnet",
      "axon, weights commitments, children and parents",
      "take as a delegate",
      "ownership",
    ],
    possible: obstacles.length === 0,
    obstacles,
  };
}

async function hotkeyObstacles(
  client: Client,
  owner: AccountId,
  block: number,
  subnets: readonly { readonly netuid: number }[],
): Promise<string[]> {
  const obstacles: string[] = [];
  const [limit, last, announced] = await Promise.all([
    client.read<bigint>(MODULE, "TxRateLimit"),
    client.read<bigint>(MODULE, "LastRateLimitedBlock", { type: "LastTxBlock", value: owner }),
    announcementOf(client, owner),
  ]);
  const free = Number(last + limit) + 1;
  if (last > 0n && limit > 0n && block < free)
    obstacles.push(
      `the coldkey swapped a key in block ${last}; the next swap is possible from block ${free} on (now ${block})`,
    );
  if (announced !== undefined)
    obstacles.push("the coldkey has announced its own swap, and may do nothing else until that is done or withdrawn");
  const interval = client.schema.constant(MODULE, "HotkeySwapOnSubnetInterval") as bigint | number;
  for (const { netuid } of subnets) {
    const lastThere = await client.read<bigint>(MODULE, "LastHotkeySwapOnNetuid", netuid, owner);
    const from = Number(lastThere) + Number(interval) + 1;
    if (lastThere > 0n && block < from)
      obstacles.push(
        `the coldkey swapped a hotkey on subnet ${netuid} in block ${lastThere}; again possible from block ${from} on`,
      );
  }
  return obstacles;
}

async function newHotkeyObstacles(
  client: Client,
  owner: AccountId | undefined,
  hotkey: AccountId,
  to: AccountId,
): Promise<string[]> {
  if (to === hotkey) return ["the new hotkey is the old one"];
  const [newOwner, subnets] = await Promise.all([ownerOf(client, to), registeredOn(client, to)]);
  const obstacles: string[] = [];
  if (newOwner !== undefined && newOwner !== owner)
    obstacles.push(`the new hotkey belongs to another coldkey, ${addressOf(newOwner)}`);
  if (subnets.length > 0)
    obstacles.push(
      `the new hotkey is registered on ${subnets.map(({ netuid }) => `subnet ${netuid}`).join(", ")} already`,
    );
  return obstacles;
}

async function checkColdkey(client: Client, coldkey: AccountId, to: AccountId | undefined) {
  const cost = client.schema.constant(MODULE, "KeySwapCost") as bigint;
  const [announced, free, hotkeys, delay, again, { number: block }] = await Promise.all([
    announcementOf(client, coldkey),
    freeOf(client, coldkey),
    client.read<readonly AccountId[]>(MODULE, "OwnedHotkeys", coldkey),
    client.read<number>(MODULE, "ColdkeySwapAnnouncementDelay"),
    client.read<number>(MODULE, "ColdkeySwapReannouncementDelay"),
    client.head(),
  ]);
  const step = announced === undefined ? "announce" : "swap";
  const obstacles: string[] = [];
  if (!hasCall(client, step === "announce" ? "announce_coldkey_swap" : "swap_coldkey_announced"))
    obstacles.push(
      `this chain has no call ${step === "announce" ? "announce_coldkey_swap" : "swap_coldkey_announced"}`,
    );
  if (announced === undefined) obstacles.push(...missingMoney(free, cost));
  else {
    if (announced.disputedAt !== undefined)
      obstacles.push(
        `the swap was disputed in block ${announced.disputedAt}: the coldkey is frozen until root resets it`,
      );
    if (block < announced.dueBlock)
      obstacles.push(`the announced swap is possible from block ${announced.dueBlock} on (now ${block})`);
    if (to !== undefined && bytesToHex(blake2_256(hexToBytes(to))) !== announced.newColdkeyHash)
      obstacles.push("the announced swap is to another coldkey");
  }
  if (to !== undefined) obstacles.push(...(await newColdkeyObstacles(client, coldkey, to)));
  return {
    role: "coldkey" as const,
    address: addressOf(coldkey),
    step,
    ...(announced === undefined
      ? {}
      : { announced: { ...announced, mayBeWithdrawnFrom: announced.dueBlock + Number(again) } }),
    hotkeys: hotkeys.map(addressOf),
    freeRao: free,
    costRao: announced === undefined ? cost : 0n,
    delayBlocks: Number(delay),
    wouldMove: ["the whole free balance", "all stake", "ownership of hotkeys and subnets", "identity"],
    possible: obstacles.length === 0,
    obstacles,
  };
}

async function newColdkeyObstacles(client: Client, coldkey: AccountId, to: AccountId): Promise<string[]> {
  if (to === coldkey) return ["the new coldkey is the old one"];
  const [staking, owner] = await Promise.all([
    client.read<readonly AccountId[]>(MODULE, "StakingHotkeys", to),
    ownerOf(client, to),
  ]);
  return [
    ...(staking.length > 0 ? ["the new coldkey has stake already; one without any is needed"] : []),
    ...(owner !== undefined ? ["the new coldkey is a hotkey"] : []),
  ];
}

type Found = Awaited<ReturnType<typeof checkHotkey>> | Awaited<ReturnType<typeof checkColdkey>>;

function textOf(found: Found): string {
  const facts =
    found.role === "hotkey"
      ? [
          `owner       ${found.owner ?? "unknown to the chain"}`,
          `registered  ${found.registeredOn.map(({ netuid, uid }) => `subnet ${netuid} as uid ${uid}`).join(", ") || "nowhere"}`,
          `cost        ${taoText(found.costRao)} everywhere, ${taoText(found.costOnOneSubnetRao)} on one subnet`,
        ]
      : [
          `hotkeys     ${found.hotkeys.join(", ") || "none"}`,
          `announced   ${found.announced === undefined ? `no; a swap is possible ${found.delayBlocks} blocks after it was announced` : `yes, possible from block ${found.announced.dueBlock} on, may be withdrawn from block ${found.announced.mayBeWithdrawnFrom} on`}`,
          `cost        ${taoText(found.costRao)}`,
        ];
  const verdict = found.possible
    ? [
        found.role === "coldkey" && found.step === "announce"
          ? "the swap can be announced now"
          : "the swap is possible now",
      ]
    : ["not possible now:", ...found.obstacles.map(obstacle => `  - ${obstacle}`)];
  return [
    `${found.role.padEnd(11)} ${found.address}`,
    ...facts,
    `would move  ${found.wouldMove.join("; ")}`,
    ...verdict,
  ].join("\n");
}

function accountOfAddress(address: string): AccountId {
  try {
    return AccountId.from(ss58Decode(address));
  } catch (error) {
    throw new CliError("usage", `--to: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
}

async function swapCheck(flags: SwapFlags): Promise<void> {
  const wallet: Wallet = walletOf(flags);
  const role = roleOf(flags) ?? "hotkey";
  const account = AccountId.from(wallet.account(role).publicKey);
  const to = flags.to === undefined ? undefined : accountOfAddress(flags.to);
  await withChain(flags, async client => {
    const found = await (role === "hotkey" ? checkHotkey : checkColdkey)(client, account, to);
    print({ json: flags.json === true }, found, textOf(found));
  });
}

/** Adds `wallet swap-check`. */
export function addSwapCheckCommand(wallet: Command): void {
  roleOption(walletOptions(wallet.command("swap-check")), "default: hotkey")
    .description("say what a swap of a key would do, what it costs, and what stands in its way; nothing is sent")
    .option("--to <ss58>", "the key that would take its place")
    .option("--network <url>", "WebSocket address of a node", "ws://127.0.0.1:9944")
    .addHelpText(
      "after",
      "\nExample:\n  waystone wallet swap-check --wallet alice --role coldkey --network ws://127.0.0.1:9944",
    )
    .action(swapCheck);
}
