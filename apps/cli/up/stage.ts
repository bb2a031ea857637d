import { AccountId } from "@waystone/primitives";
import { type Client, type KeyPair, readMetagraph, SdkError } from "@waystone/sdk";
import { BANK, MINERS, OWNER, ROOT_STAKE, VALIDATORS } from "./cast.ts";

const TAO = 1_000_000_000n;
/** What a neuron's coldkey needs for its registration at the highest price of the demonstration, and for fees. */
const NEURON_FUNDS = 60n * TAO;

/**
 * Epochs from a commit of weights to its reveal. Who copies weights can copy no sooner, and its bonds stay that far behind: the longer,
 * the less copying pays, and the later good work is paid.
 */
const REVEAL_PERIOD = 3n;

/** Told of each step of the set-up. */
export type OnStep = (text: string) => void;

const idOf = (key: KeyPair): AccountId => AccountId.from(key.publicKey);

/** The demonstration's subnet. */
export interface Staged {
  readonly netuid: number;
  /** Whether it was there before. */
  readonly isOld: boolean;
}

/** Finds the subnet of an earlier run, or makes one; everything through ordinary calls. */
export async function stageSubnet(client: Client, onStep: OnStep): Promise<Staged> {
  const known = await findSubnet(client);
  if (known !== undefined) {
    onStep(`subnet ${known} is there from an earlier run`);
    return { netuid: known, isOld: true };
  }
  onStep("giving each neuron its first TAO");
  await fund(client);
  onStep("registering the subnet");
  const before = new Set(
    (await client.readAll<readonly [number], boolean>("SubtensorModule", "NetworksAdded")).map(([[netuid]]) => netuid),
  );
  await client
    .call("SubtensorModule", "register_network_with_identity", { hotkey: idOf(OWNER.hotkey), identity: identity() })
    .send(OWNER.coldkey);
  const after = await client.readAll<readonly [number], boolean>("SubtensorModule", "NetworksAdded");
  const netuid = after.map(([[id]]) => id).find(id => !before.has(id));
  if (netuid === undefined) throw new SdkError("call-failed", "the subnet was registered and is not to be found");
  await client.call("SubtensorModule", "start_call", { netuid }).send(OWNER.coldkey);
  // The preset has no freeze window before an epoch, so that an owner's call is taken at any time.
  await client
    .call("AdminUtils", "sudo_set_commit_reveal_weights_interval", { netuid, interval: REVEAL_PERIOD })
    .send(OWNER.coldkey);
  onStep(`subnet ${netuid} is started; registering ${VALIDATORS.length} validators and ${MINERS.length} miners`);
  // One after another: each registration raises the price of the next, and the copier must come after its original.
  for (const { coldkey, hotkey } of [...VALIDATORS, ...MINERS])
    await client.call("SubtensorModule", "burned_register", { netuid, hotkey: idOf(hotkey) }).send(coldkey);
  onStep("staking: 2,000 TAO on root and 30 TAO on the subnet for each validator");
  // TAO on root counts for its hotkey on every subnet, with or without one of root's places, of which an interval gives few.
  for (const { coldkey, hotkey, subnetStake } of VALIDATORS) {
    await client
      .call("SubtensorModule", "add_stake", { hotkey: idOf(hotkey), netuid: 0, amount_staked: ROOT_STAKE })
      .send(coldkey);
    await client
      .call("SubtensorModule", "add_stake", { hotkey: idOf(hotkey), netuid, amount_staked: subnetStake })
      .send(coldkey);
  }
  return { netuid, isOld: false };
}

async function findSubnet(client: Client): Promise<number | undefined> {
  const owners = await client.readAll<readonly [number], AccountId>("SubtensorModule", "SubnetOwnerHotkey");
  const ours = owners.find(([, hotkey]) => hotkey === idOf(OWNER.hotkey))?.[0][0];
  if (ours === undefined) return undefined;
  const { neurons } = await readMetagraph(client, ours);
  // A set-up that was interrupted is not gone on with: its chain is thrown away instead.
  if (neurons.length < VALIDATORS.length + MINERS.length)
    throw new SdkError("call-failed", "an earlier set-up was interrupted; start again with --fresh");
  return ours;
}

async function fund(client: Client): Promise<void> {
  const calls = [...VALIDATORS, ...MINERS].map(({ coldkey }) => {
    const stakes = VALIDATORS.some(validator => validator.coldkey === coldkey);
    const value = NEURON_FUNDS + (stakes ? ROOT_STAKE + 60n * TAO : 0n);
    return client.call("Balances", "transfer_keep_alive", { dest: { type: "Id", value: idOf(coldkey) }, value }).call;
  });
  await client.call("Utility", "batch_all", { calls }).send(BANK);
}

function identity() {
  const text = (value: string) => new TextEncoder().encode(value);
  return {
    subnet_name: text("text"),
    github_repo: text(""),
    subnet_contact: text(""),
    subnet_url: text(""),
    discord: text(""),
    description: text("Compression is intelligence: predict the next byte of text that nobody was trained on."),
    logo_url: text(""),
    additional: text(""),
  };
}
