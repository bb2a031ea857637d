// The unmodified @polkadot/api against a running node.
import { ApiPromise, Keyring, type SubmittableResult, WsProvider } from "@polkadot/api";
import type { ApiOptions, SubmittableExtrinsic } from "@polkadot/api/types";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningNode, startNode } from "../harness.ts";

const TAO = 1_000_000_000n;
const LOCAL_BALANCE = 1_000_000n * TAO;

let node: RunningNode;
let api: ApiPromise;
let keyring: Keyring;

/** Signs, submits and waits for finality; answers with the last status. */
function submit(call: SubmittableExtrinsic<"promise">, uri: string): Promise<SubmittableResult> {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(keyring.addFromUri(uri), result => {
        if (result.isFinalized || result.isError) resolve(result);
      })
      .catch(reject);
  });
}

async function free(address: string): Promise<bigint> {
  const account = (await api.query["system"]?.["account"]?.(address))?.toJSON() as { data: { free: string | number } };
  return BigInt(account.data.free);
}

beforeAll(async () => {
  await cryptoWaitReady();
  keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
  node = await startNode();
  // Its own types do not hold under exactOptionalPropertyTypes.
  const provider = new WsProvider(node.url) as unknown as NonNullable<ApiOptions["provider"]>;
  api = await ApiPromise.create({ provider, noInitWarn: true });
}, 60_000);

afterAll(async () => {
  await api?.disconnect();
  await node?.stop();
});

describe("@polkadot/api", () => {
  it("connects and knows the chain", async () => {
    expect(api.runtimeVersion.specName.toString()).toBe("node-subtensor");
    expect(api.registry.chainSS58).toBe(42);
    expect(api.registry.chainDecimals).toEqual([9]);
    expect(api.registry.chainTokens).toEqual(["TAO"]);
    expect(api.consts["aura"]?.["slotDuration"]?.toString()).toBe("250");
  });

  it("signs for the metadata that it was shown, as hardware wallets do; for other metadata it is refused", async () => {
    const shown = (await api.call["metadata"]?.["metadataAtVersion"]?.(15)) as unknown as { unwrap(): Uint8Array };
    const { digest } = merkleizeMetadata(shown.unwrap(), { decimals: 9, tokenSymbol: "TAO" });
    const metadataHash = digest();
    const bob = keyring.addFromUri("//Bob");
    const send = async (hash: Uint8Array): Promise<string> => {
      const call = api.tx["system"]?.["remark"]?.("0x01");
      const signed = await call?.signAsync(bob, {
        mode: 1,
        metadataHash: `0x${Buffer.from(hash).toString("hex")}`,
      } as never);
      return String(await api.rpc.author.submitExtrinsic(signed as never));
    };
    // The client says on the console what it throws.
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await expect(send(new Uint8Array(32))).rejects.toThrow(/bad signature/);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
    const before = await api.rpc.chain.getHeader();
    expect(await send(metadataHash)).toMatch(/^0x[0-9a-f]{64}$/);
    await expect
      .poll(async () => (await api.query["system"]?.["account"]?.(bob.address))?.toJSON(), { timeout: 5_000 })
      .toMatchObject({ nonce: 1 });
    expect((await api.rpc.chain.getHeader()).number.toNumber()).toBeGreaterThan(before.number.toNumber());
  });

  it("follows new heads that extend one another", async () => {
    const numbers: number[] = [];
    await new Promise<void>((resolve, reject) => {
      api.rpc.chain
        .subscribeNewHeads(header => {
          numbers.push(header.number.toNumber());
          if (numbers.length === 4) resolve();
        })
        .catch(reject);
    });
    const first = numbers[0] ?? 0;
    expect(numbers.slice(0, 4)).toEqual([first, first + 1, first + 2, first + 3]);
  });

  it("decodes a whole block: header, digest, the timestamp extrinsic, events", async () => {
    const hash = await api.rpc.chain.getBlockHash(1);
    const { block } = await api.rpc.chain.getBlock(hash);
    expect(block.header.number.toNumber()).toBe(1);
    expect(block.extrinsics.map(one => `${one.method.section}.${one.method.method}`)).toContain("timestamp.set");
    const events = await (await api.at(hash)).query["system"]?.["events"]?.();
    expect(events?.toHuman()).toBeInstanceOf(Array);
  });

  it("reads genesis balances", async () => {
    expect(await free(keyring.addFromUri("//Alice").address)).toBe(LOCAL_BALANCE);
    expect(await free(keyring.addFromUri("//Nobody").address)).toBe(0n);
  });

  it("transfers, pays the fee of the event, and credits the destination", async () => {
    const alice = keyring.addFromUri("//Alice").address;
    const bob = keyring.addFromUri("//Bob").address;
    const [before, there] = [await free(alice), await free(bob)];
    const call = api.tx["balances"]?.["transferKeepAlive"]?.(bob, 2n * TAO);
    expect(call).toBeDefined();
    if (!call) return;
    const { partialFee } = await call.paymentInfo(alice);
    const result = await submit(call, "//Alice");
    expect(result.dispatchError?.toString()).toBeUndefined();
    const names = result.events.map(({ event }) => `${event.section}.${event.method}`);
    expect(names).toEqual(
      expect.arrayContaining(["balances.Transfer", "transactionPayment.TransactionFeePaid", "system.ExtrinsicSuccess"]),
    );
    expect(await free(alice)).toBe(before - 2n * TAO - partialFee.toBigInt());
    expect(await free(bob)).toBe(there + 2n * TAO);
  });

  it("transfers everything and removes the account", async () => {
    const payer = keyring.addFromUri("//Emptied").address;
    const bob = keyring.addFromUri("//Bob").address;
    const fund = api.tx["balances"]?.["transferKeepAlive"]?.(payer, 2n * TAO);
    const drain = api.tx["balances"]?.["transferAll"]?.(bob, false);
    expect(fund && drain).toBeDefined();
    if (!fund || !drain) return;
    await submit(fund, "//Alice");
    const result = await submit(drain, "//Emptied");
    expect(result.dispatchError?.toString()).toBeUndefined();
    expect(await free(payer)).toBe(0n);
  });

  it("names the error of a call that fails in its block", async () => {
    const payer = keyring.addFromUri("//Failing").address;
    const fund = api.tx["balances"]?.["transferKeepAlive"]?.(payer, TAO);
    const call = api.tx["balances"]?.["transferAllowDeath"]?.(payer, 0);
    const tooMuch = api.tx["balances"]?.["transferAllowDeath"]?.(keyring.addFromUri("//Bob").address, 1000n * TAO);
    expect(fund && call && tooMuch).toBeDefined();
    if (!fund || !tooMuch) return;
    await submit(fund, "//Alice");
    const result = await submit(tooMuch, "//Failing");
    expect(result.dispatchError).toBeDefined();
    expect(result.events.map(({ event }) => event.method)).toContain("ExtrinsicFailed");
  });
});
