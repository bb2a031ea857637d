import { AccountId } from "@waystone/primitives";
import { Client, keyFrom, WeightSetter } from "@waystone/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";

// Commits of several epochs wait side by side when the reveal period is longer than one; each must be revealed in its own epoch.

const [ALICE, HOTKEY] = [keyFrom("//Alice"), keyFrom("//Alice//weights")];
const PERIOD = 2n;
let node: RunningNode;
let client: Client;

beforeAll(async () => {
  node = await startNode({ preset: "dev", blockTime: "100ms" });
  client = await Client.connect(node.url);
}, 60_000);

afterAll(async () => {
  client.close();
  await node.stop();
});

async function epochOf(netuid: number): Promise<number> {
  return Number(await client.read<bigint>("SubtensorModule", "SubnetEpochIndex", netuid));
}

async function untilEpoch(netuid: number, epoch: number): Promise<void> {
  while ((await epochOf(netuid)) < epoch) await client.waitForBlock((await client.head()).number + 1);
}

test("reveals each commit the reveal period after it was made, and none before", async () => {
  const hotkey = AccountId.from(HOTKEY.publicKey);
  await client.call("SubtensorModule", "register_network", { hotkey }).send(ALICE);
  const owned = await client.readAll<readonly [number], AccountId>("SubtensorModule", "SubnetOwnerHotkey");
  const netuid = owned.find(([, owner]) => owner === hotkey)?.[0][0] ?? -1;
  await client.call("SubtensorModule", "start_call", { netuid }).send(ALICE);
  await client.call("AdminUtils", "sudo_set_commit_reveal_weights_interval", { netuid, interval: PERIOD }).send(ALICE);
  await client.call("SubtensorModule", "add_stake", { hotkey, netuid, amount_staked: 100_000_000_000n }).send(ALICE);
  const waiting = async () =>
    (await client.read<readonly unknown[] | undefined>("SubtensorModule", "WeightCommits", netuid, hotkey)) ?? [];
  const weights = () => client.read<readonly (readonly [number, number])[]>("SubtensorModule", "Weights", netuid, 0);

  const setter = new WeightSetter({ client, netuid, hotkey: HOTKEY });
  const start = (await epochOf(netuid)) + 1;
  await untilEpoch(netuid, start);
  await setter.submit({ uids: [0], values: [65_535] }, true);
  await untilEpoch(netuid, start + 1);
  await setter.reveal();
  expect(await weights()).toEqual([]);
  await setter.submit({ uids: [0], values: [65_535] }, true);
  expect(await waiting()).toHaveLength(2);
  await untilEpoch(netuid, start + 2);
  await setter.reveal();
  expect(await waiting()).toHaveLength(1);
  expect(await weights()).toEqual([[0, 65_535]]);
  await untilEpoch(netuid, start + 3);
  await setter.reveal();
  expect((await waiting()).length).toBe(0);
}, 60_000);
