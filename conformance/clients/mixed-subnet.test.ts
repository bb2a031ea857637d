// One subnet with neurons of Python's SDK 10.2.0 and ours in both roles: each asks the other, each pays the other, for ten epochs.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { AccountId } from "@waystone/primitives";
import { Client, type KeyPair, keyFrom, type Metagraph, readMetagraph } from "@waystone/sdk";
import { type RunningMiner, runMiner, SubnetValidator } from "@waystone/sdk/subnet";
import { subnet } from "@waystone/subnet-template";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import { ensureClient } from "../../scripts/lib/python.mjs";
import { ConformanceError } from "../errors.ts";
import { freePort, type RunningNode, startNode } from "../harness.ts";

const [ALICE, BOB] = [keyFrom("//Alice"), keyFrom("//Bob")];
const EPOCHS = 10;
const NETUID = 1;
/** By uid from 1 on, in the order of registration. */
const NAMES = ["python-miner", "miner", "python-validator", "validator"] as const;
const uriOf = (name: string): string => `//Waystone//mixed//${name}`;
const idOf = (key: KeyPair): AccountId => AccountId.from(key.publicKey);

let reason: string | undefined;
let node: RunningNode | undefined;
let client: Client;
let miner: RunningMiner | undefined;
let validator: SubnetValidator<{ readonly series: readonly number[] }, { readonly next: number }, number> | undefined;
const python: ChildProcess[] = [];
const said: string[] = [];
const problems: string[] = [];
const answered = new Map<number, number>();
const onProblem = (error: unknown): void => void problems.push(error instanceof Error ? error.message : String(error));

/** Starts a neuron in Python and waits until it works. */
async function startPython(interpreter: string, role: "miner" | "validator"): Promise<void> {
  const file = join(import.meta.dirname, "..", "python", "subnet10.py");
  const args = [role, node?.url ?? "", String(NETUID), "//Bob", uriOf(`python-${role}`), String(await freePort())];
  const child = spawn(interpreter, ["-u", file, ...args], { env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } });
  python.push(child);
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => void said.push(text));
  const word = `${role} ${role === "miner" ? "serves" : "works"}`;
  const deadline = Date.now() + 60_000;
  while (!said.join("").includes(word)) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new ConformanceError("program-failed", `Python's ${role} does not work:\n${said.join("").slice(-3000)}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  const ready = await ensureClient("sdk10", text => console.error(text));
  reason = ready.python === undefined ? ready.reason : undefined;
  if (ready.python === undefined) return;
  node = await startNode({ preset: "dev", blockTime: "125ms" });
  client = await Client.connect(node.url);
  const call = (pallet: string, name: string, args: Record<string, unknown>, signer: KeyPair) =>
    client.call(pallet, name, args).send(signer);
  await call("SubtensorModule", "register_network", { hotkey: idOf(keyFrom(uriOf("owner"))) }, ALICE);
  await call("SubtensorModule", "start_call", { netuid: NETUID }, ALICE);
  // SDK 10 seals weights to a round of drand, which this chain does not hear of; so both set them in the clear.
  await call("AdminUtils", "sudo_set_commit_reveal_weights_enabled", { netuid: NETUID, enabled: false }, ALICE);
  for (const name of NAMES) {
    const hotkey = idOf(keyFrom(uriOf(name)));
    await call("SubtensorModule", "burned_register", { netuid: NETUID, hotkey }, BOB);
    if (name.includes("validator"))
      await call("SubtensorModule", "add_stake", { hotkey, netuid: NETUID, amount_staked: 50_000_000_000n }, BOB);
  }
  miner = await runMiner({
    client,
    netuid: NETUID,
    hotkey: keyFrom(uriOf("miner")),
    subnet,
    backend: await subnet.createMiner({}),
    host: "127.0.0.2",
    port: await freePort(),
    wire: "v10",
    onProblem,
  });
  await startPython(ready.python, "miner");
  await startPython(ready.python, "validator");
  validator = new SubnetValidator({
    client,
    netuid: NETUID,
    hotkey: keyFrom(uriOf("validator")),
    subnet,
    task: await subnet.createTask({}),
    onRound({ replies }) {
      for (const [uid, reply] of replies) answered.set(uid, (answered.get(uid) ?? 0) + reply.answered);
    },
    onProblem,
  });
  await validator.start();
}, 180_000);

afterAll(async () => {
  validator?.stop();
  for (const child of python) child.kill("SIGKILL");
  await miner?.stop();
  client?.close();
  await node?.stop();
});

test("Python's and our neurons earn on one subnet for ten epochs", async (context: TestContext) => {
  if (reason !== undefined) return context.skip(reason);
  const earned = new Map<number, number>();
  let epoch = -1;
  let paid = 0;
  const look = async (): Promise<void> => {
    const now = Number(await client.read<bigint>("SubtensorModule", "SubnetEpochIndex", NETUID));
    if (now === epoch) return;
    epoch = now;
    const { neurons }: Metagraph = await readMetagraph(client, NETUID);
    const all = neurons.slice(1).map(({ emission }) => emission > 0n);
    for (const [i, earns] of all.entries()) if (earns) earned.set(i + 1, (earned.get(i + 1) ?? 0) + 1);
    if (all.length === NAMES.length && all.every(Boolean)) paid++;
  };
  const deadline = Date.now() + 150_000;
  while (paid < EPOCHS && Date.now() < deadline) {
    await look();
    await client.waitForBlock((await client.head()).number + 1);
  }
  expect({ paid, earned: [...earned], problems, said: paid < EPOCHS ? said.join("").slice(-3000) : "" }).toEqual({
    paid: EPOCHS,
    earned: expect.anything(),
    problems: [],
    said: "",
  });
  // Both miners answered our validator, and Python's validator paid both.
  for (const uid of [1, 2]) expect(answered.get(uid)).toBeGreaterThan(100);
  const { neurons } = await readMetagraph(client, NETUID);
  const rows = await client.readAll<readonly [number, number], readonly (readonly [number, number])[]>(
    "SubtensorModule",
    "Weights",
    NETUID,
  );
  expect(rows.map(([[, uid], row]) => [uid, row.map(([to]) => to)]).sort()).toEqual([
    [3, [1, 2]],
    [4, [1, 2]],
  ]);
  const incentives = [1, 2].map(uid => neurons[uid]?.incentive ?? 0);
  expect(Math.min(...incentives)).toBeGreaterThan(0.4);
}, 200_000);
