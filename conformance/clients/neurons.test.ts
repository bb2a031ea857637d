// A miner and a validator of the subnet kit through what happens to neurons: a node that is killed, a restart of their own, a place that is lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccountId } from "@waystone/primitives";
import { Client, type KeyPair, keyFrom, readMetagraph } from "@waystone/sdk";
import { NeuronFolder, type RoundReport, type RunningMiner, runMiner, SubnetValidator } from "@waystone/sdk/subnet";
import { subnet } from "@waystone/subnet-template";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, type RunningNode, startNode } from "../harness.ts";

const [ALICE, BOB] = [keyFrom("//Alice"), keyFrom("//Bob")];
const [OWNER, MINER, WILD, NEW, VALIDATOR] = ["owner", "miner", "wild", "new", "validator"].map(name =>
  keyFrom(`//Waystone//live//${name}`),
) as [KeyPair, KeyPair, KeyPair, KeyPair, KeyPair];
const NETUID = 1;
const HOST = "127.0.0.2";
const idOf = (key: KeyPair): AccountId => AccountId.from(key.publicKey);

const base = mkdtempSync(join(tmpdir(), "waystone-neurons-"));
let node: RunningNode;
let client: Client;
let miner: RunningMiner | undefined;
let validator: SubnetValidator<{ series: readonly number[] }, { next: number }, number> | undefined;
let folder: NeuronFolder | undefined;
const notes: string[] = [];
const problems: string[] = [];
const rounds: RoundReport<unknown, unknown, unknown>[] = [];
let sent = 0;
const onNote = (text: string): void => void notes.push(text);
const onProblem = (error: unknown): void => void problems.push(error instanceof Error ? error.message : String(error));

async function start(port?: number): Promise<void> {
  const place = { preset: "dev", blockTime: "100ms", basePath: join(base, "node") } as const;
  node = await startNode(port === undefined ? place : { ...place, port });
}

async function startValidator(): Promise<void> {
  folder = new NeuronFolder(join(base, "validator"));
  validator = new SubnetValidator({
    client,
    netuid: NETUID,
    hotkey: VALIDATOR,
    subnet,
    task: await subnet.createTask({}),
    folder,
    onRound: report => void rounds.push(report),
    onWeights: () => void sent++,
    onNote,
    onProblem,
  });
  await validator.start();
}

const epoch = async (): Promise<number> =>
  Number(await client.read<bigint>("SubtensorModule", "SubnetEpochIndex", NETUID));
const incentive = async (): Promise<number> =>
  Math.max(...(await readMetagraph(client, NETUID)).neurons.map(neuron => neuron.incentive));
const soon = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  await start();
  client = await Client.connect(node.url);
  const call = (name: string, args: Record<string, unknown>, signer: KeyPair) =>
    client.call("SubtensorModule", name, args).send(signer);
  await call("register_network", { hotkey: idOf(OWNER) }, ALICE);
  await call("start_call", { netuid: NETUID }, ALICE);
  for (const hotkey of [MINER, VALIDATOR, WILD])
    await call("burned_register", { netuid: NETUID, hotkey: idOf(hotkey) }, BOB);
  await call("add_stake", { hotkey: idOf(VALIDATOR), netuid: NETUID, amount_staked: 100_000_000_000n }, BOB);
  miner = await runMiner({
    client,
    netuid: NETUID,
    hotkey: MINER,
    subnet,
    backend: await subnet.createMiner({}),
    host: HOST,
    port: await freePort(),
    onNote,
    onProblem,
  });
  await startValidator();
}, 60_000);

afterAll(async () => {
  validator?.stop();
  folder?.close();
  await miner?.stop();
  client?.close();
  await node?.stop();
  rmSync(base, { recursive: true, force: true });
});

test("the miner earns", async () => {
  await expect.poll(incentive, soon).toBeGreaterThan(0.9);
  expect(rounds.at(-1)?.replies.get(1)).toMatchObject({ asked: 64, answered: 64 });
  expect(problems).toEqual([]);
}, 60_000);

test("a node that is killed costs no more than the epoch", async () => {
  await node.kill();
  await start(node.port);
  const before = sent;
  await expect.poll(() => sent, soon).toBeGreaterThan(before + 1);
  // What was under way when the node went may have failed, and was said; what comes after does not fail.
  const said = problems.length;
  const now = await epoch();
  await expect.poll(epoch, soon).toBeGreaterThan(now + 2);
  expect(problems.slice(said)).toEqual([]);
  expect(await incentive()).toBeGreaterThan(0.9);
}, 90_000);

test("a validator that starts again reveals what it committed, and knows what it knew", async () => {
  const before = sent;
  await expect.poll(() => sent, soon).toBeGreaterThan(before);
  validator?.stop();
  folder?.close();
  const [kept, weights] = [rounds.length, validator?.scoring.weights()];
  const waiting = async () =>
    (await client.read<readonly unknown[] | undefined>("SubtensorModule", "WeightCommits", NETUID, idOf(VALIDATOR))) ??
    [];
  expect(await waiting()).not.toEqual([]);
  const said = problems.length;
  await startValidator();
  expect(validator?.scoring.weights()).toEqual(weights);
  await expect.poll(() => rounds.length, soon).toBeGreaterThan(kept + 1);
  expect(problems.slice(said)).toEqual([]);
  expect((await waiting()).length).toBeLessThanOrEqual(2);
  // Each round is of another epoch: the restart did not work twice in one.
  const epochs = rounds.map(round => round.epoch);
  expect(new Set(epochs).size).toBe(epochs.length);
}, 60_000);

test("a second process with the same folder, and a hotkey without a place, are told so", async () => {
  await expect(
    runMiner({
      client,
      netuid: NETUID,
      hotkey: NEW,
      subnet,
      backend: await subnet.createMiner({}),
      host: HOST,
      port: 0,
      onProblem,
    }),
  ).rejects.toThrow(
    /has no place on subnet 1: waystone subnet register 1 --hotkey \w+ gets it one, signed by the coldkey that pays, for [\d.]+ TAO now/,
  );
  const stranger = new SubnetValidator({
    client,
    netuid: NETUID,
    hotkey: NEW,
    subnet,
    task: await subnet.createTask({}),
    onProblem,
  });
  await expect(stranger.step(1, 1)).rejects.toMatchObject({ code: "not-registered" });
});

test("a miner whose place is lost says so, and serves on when it has one again", async () => {
  // Its answers are worth nothing, so it is the first to go when there is no room.
  const wild = await runMiner({
    client,
    netuid: NETUID,
    hotkey: WILD,
    subnet,
    backend: { answer: async () => ({ next: 999_999 }) },
    host: HOST,
    port: await freePort(),
    onNote,
    onProblem,
  });
  const sudo = (name: string, args: Record<string, unknown>) =>
    client
      .call("Sudo", "sudo", { call: client.call("AdminUtils", name, { netuid: NETUID, ...args }).call })
      .send(ALICE);
  const register = (hotkey: KeyPair) =>
    client.call("SubtensorModule", "burned_register", { netuid: NETUID, hotkey: idOf(hotkey) }).send(BOB);
  await sudo("sudo_set_immunity_period", { immunity_period: 0 });
  await sudo("sudo_set_min_non_immune_uids", { min: 0 });
  await sudo("sudo_set_min_allowed_uids", { min_allowed_uids: 2 });
  await sudo("sudo_set_max_allowed_uids", { max_allowed_uids: 4 });
  await register(NEW);
  await expect.poll(() => notes.join("\n"), soon).toContain("uid 3 of subnet 1 is another's now");
  await register(WILD);
  await expect.poll(() => notes.join("\n"), soon).toContain("the hotkey is uid 3 of subnet 1 now");
  await expect.poll(() => rounds.at(-1)?.replies.get(3)?.answered ?? 0, soon).toBeGreaterThan(0);
  await wild.stop();
}, 90_000);
