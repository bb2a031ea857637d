// The unmodified polkadot-api against a running node: the new JSON-RPC (chainHead, transaction) and nothing else.
import { Keyring } from "@polkadot/api";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { type BlockInfo, createClient, Enum, type PolkadotClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";

const TAO = 1_000_000_000n;
const LOCAL_BALANCE = 1_000_000n * TAO;

interface Account {
  readonly data: { readonly free: bigint };
}

let node: RunningNode;
let client: PolkadotClient;
let keyring: Keyring;

function key(uri: string) {
  const pair = keyring.addFromUri(uri);
  return { address: pair.address, signer: getPolkadotSigner(pair.publicKey, "Sr25519", message => pair.sign(message)) };
}

async function free(address: string): Promise<bigint> {
  const account = (await client.getUnsafeApi().query["System"]?.["Account"]?.getValue(address)) as Account;
  return account.data.free;
}

function transfer(call: "transfer_keep_alive" | "transfer_allow_death", to: string, value: bigint) {
  const tx = client.getUnsafeApi().tx["Balances"]?.[call]?.({ dest: Enum("Id", to), value });
  if (!tx) throw new TypeError(`the chain has no Balances.${call}`);
  return tx;
}

beforeAll(async () => {
  await cryptoWaitReady();
  keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
  node = await startNode();
  client = createClient(getWsProvider(node.url));
}, 60_000);

afterAll(async () => {
  client?.destroy();
  await node?.stop();
});

describe("polkadot-api", () => {
  it("connects and knows the chain", async () => {
    const { name, properties } = await client.getChainSpecData();
    expect(name).toBe("Bittensor");
    expect(properties).toMatchObject({ ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" });
    const slot = await client.getUnsafeApi().constants["Aura"]?.["SlotDuration"]?.();
    expect(slot).toBe(250n);
  });

  it("follows finalized blocks that extend one another", async () => {
    const blocks = await new Promise<readonly BlockInfo[]>((resolve, reject) => {
      const seen: BlockInfo[] = [];
      const following = client.finalizedBlock$.subscribe({
        next(block) {
          seen.push(block);
          if (seen.length < 4) return;
          resolve(seen);
          setImmediate(() => following.unsubscribe());
        },
        error: reject,
      });
    });
    for (const [index, block] of blocks.entries()) {
      const before = blocks[index - 1];
      if (before) expect(block).toMatchObject({ number: before.number + 1, parent: before.hash });
    }
  });

  it("reads genesis balances", async () => {
    expect(await free(key("//Alice").address)).toBe(LOCAL_BALANCE);
    expect(await free(key("//Nobody").address)).toBe(0n);
  });

  it("transfers, pays the estimated fee, and reports the events", async () => {
    const [alice, bob] = [key("//Alice"), key("//Bob")];
    const [before, there] = [await free(alice.address), await free(bob.address)];
    const tx = transfer("transfer_keep_alive", bob.address, 2n * TAO);
    const fee = await tx.getEstimatedFees(alice.address);
    const result = await tx.signAndSubmit(alice.signer);
    expect(result.ok).toBe(true);
    const names = result.events.map(event => `${event.type}.${(event.value as { type: string }).type}`);
    expect(names).toEqual(
      expect.arrayContaining(["Balances.Transfer", "TransactionPayment.TransactionFeePaid", "System.ExtrinsicSuccess"]),
    );
    expect(await free(alice.address)).toBe(before - 2n * TAO - fee);
    expect(await free(bob.address)).toBe(there + 2n * TAO);
  });

  it("learns of a call that fails in its block", async () => {
    const payer = key("//Failing");
    await transfer("transfer_keep_alive", payer.address, TAO).signAndSubmit(key("//Alice").signer);
    const result = await transfer("transfer_allow_death", key("//Bob").address, 1000n * TAO).signAndSubmit(
      payer.signer,
    );
    expect(result.ok).toBe(false);
  });

  it("is refused a transaction whose nonce is used", async () => {
    const tx = transfer("transfer_keep_alive", key("//Bob").address, TAO);
    await expect(tx.signAndSubmit(key("//Alice").signer, { nonce: 0 })).rejects.toThrow(/Stale/);
  });

  it("reads blocks that are no longer pinned, which it asks the archive for", async () => {
    const [hash = ""] = await client._request<string[], [number]>("archive_v1_hashByHeight", [1]);
    // Blocks that nobody holds are unpinned when newer ones are final.
    await expect.poll(async () => (await client.getFinalizedBlock()).number, { timeout: 15_000 }).toBeGreaterThan(20);
    const at = { at: hash };
    const { System } = client.getUnsafeApi().query;
    expect(await System?.["Number"]?.getValue(at)).toBe(1);
    const alice = await System?.["Account"]?.getValue(key("//Alice").address, at);
    expect(alice).toMatchObject({ data: { free: LOCAL_BALANCE } });
    expect((await System?.["Account"]?.getEntries(at))?.length).toBeGreaterThan(2);
    expect(await client.getBlockHeader(hash)).toMatchObject({ number: 1 });
    expect((await client.getBlockBody(hash)).length).toBeGreaterThan(0);
  }, 30_000);
});
