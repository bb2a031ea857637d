import { ss58Encode } from "@waystone/crypto";
import { Header } from "@waystone/primitives";
import { fromHex, toHex } from "@waystone/scale";
import { verifyProof } from "@waystone/state";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHODS } from "./methods.ts";
import { type Client, type Served, serve } from "./test/client.ts";
import { bytes } from "./test/fixture-backend.ts";

const UNKNOWN = `0x${"ee".repeat(32)}`;
const hex = (text: string) => toHex(bytes(text));

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serve();
  client = await served.connect();
});
afterAll(() => served.server.close());

const hashOf = (number: number) => served.backend.hashOf(number);

describe("chain", () => {
  it("names the newest and the final block, under all names", async () => {
    const head = served.backend.head().hash;
    for (const name of ["chain_getHead", "chain_getFinalizedHead", "chain_getFinalisedHead", "chain_getBlockHash"])
      expect(await client.call(name)).toBe(head);
  });

  it("finds blocks by number, hex number and list", async () => {
    expect(await client.call("chain_getBlockHash", 1)).toBe(hashOf(1));
    expect(await client.call("chain_getBlockHash", "0x1")).toBe(hashOf(1));
    expect(await client.call("chain_getBlockHash", null)).toBe(hashOf(2));
    expect(await client.call("chain_getBlockHash", [0, "0x2", 77])).toEqual([hashOf(0), hashOf(2), null]);
    expect(await client.call("chain_getBlockHash", 1e6)).toBeNull();
    for (const wrong of [-1, 1.5, "one", {}, ["x"]])
      expect(await client.failure("chain_getBlockHash", wrong)).toMatchObject({ code: -32602 });
  });

  it("prints headers and blocks as Substrate does", async () => {
    const header = await client.call("chain_getHeader", hashOf(1));
    expect(header).toEqual({
      parentHash: hashOf(0),
      number: "0x1",
      stateRoot: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      extrinsicsRoot: `0x${"00".repeat(32)}`,
      digest: { logs: [toHex(Uint8Array.of(6, ...bytes("aura"), 4, 1))] },
    });
    expect(await client.call("chain_getBlock", hashOf(1))).toEqual({
      block: { header, extrinsics: [] },
      justifications: null,
    });
    expect(await client.call("chain_getHeader")).toMatchObject({ number: "0x2" });
    expect(await client.call("chain_getHeader", null)).toMatchObject({ number: "0x2" });
    expect(await client.call("chain_getHeader", UNKNOWN)).toBeNull();
    expect(await client.call("chain_getBlock", UNKNOWN)).toBeNull();
  });

  it.each(["chain_getHeader", "chain_getBlock", "state_getMetadata", "state_getRuntimeVersion"])(
    "%s says what was wrong with a hash",
    async name => {
      for (const wrong of ["0x12", "hash", 5, {}]) {
        const { code, message } = await client.failure(name, wrong);
        expect(code).toBe(-32602);
        expect(message).toContain("Invalid params: parameter 1 must be a block hash");
      }
    },
  );
});

describe("state", () => {
  it("tells version and metadata", async () => {
    const version = await client.call("state_getRuntimeVersion", hashOf(0));
    expect(version).toMatchObject({ specVersion: 425, transactionVersion: 1, apis: [["0xdf6acb689907609b", 5]] });
    expect(await client.call("chain_getRuntimeVersion")).toEqual(version);
    expect(await client.call("state_getMetadata")).toBe(toHex(Uint8Array.of(...bytes("meta"), 14)));
  });

  it("reads values, hashes and sizes, at any block, under both names", async () => {
    for (const at of ["", "At"]) {
      expect(await client.call(`state_getStorage${at}`, hex("one"))).toBe("0x0a");
      expect(await client.call(`state_getStorage${at}`, hex("one"), hashOf(0))).toBe("0x09");
      expect(await client.call(`state_getStorage${at}`, hex("none"), null)).toBeNull();
      expect(await client.call(`state_getStorageSize${at}`, hex("map/c"))).toBe(100);
      expect(await client.call(`state_getStorageSize${at}`, hex("none"))).toBeNull();
      expect(await client.call(`state_getStorageHash${at}`, hex("one"))).toMatch(/^0x[0-9a-f]{64}$/);
      expect(await client.call(`state_getStorageHash${at}`, hex("none"))).toBeNull();
    }
    expect(await client.failure("state_getStorage")).toMatchObject({ code: -32602 });
    expect(await client.failure("state_getStorage", "0xzz")).toMatchObject({ code: -32602 });
    expect(await client.failure("state_getStorage", "0x1")).toMatchObject({ code: -32602 });
    expect(await client.call("state_getStorage", `0x${"00".repeat(5000)}`)).toBeNull();
    expect(await client.call("state_getStorageSize", hex("map/"))).toBe(102);
  });

  it("pages keys strictly after the start key", async () => {
    const prefix = hex("map/");
    const keys = [hex("map/a"), hex("map/b"), hex("map/c")];
    expect(await client.call("state_getKeys", prefix)).toEqual(keys);
    expect(await client.call("state_getKeysPaged", prefix, 2, prefix)).toEqual(keys.slice(0, 2));
    expect(await client.call("state_getKeysPaged", prefix, 2, keys[1], null)).toEqual(keys.slice(2));
    expect(await client.call("state_getKeysPagedAt", prefix, 2, null, hashOf(0))).toEqual(keys.slice(0, 2));
    expect(await client.call("state_getKeysPaged", prefix, 0)).toEqual([]);
    expect(await client.failure("state_getKeysPaged", prefix, 1001)).toMatchObject({ code: 4002 });
    expect(await client.failure("state_getKeysPaged", prefix, "9")).toMatchObject({ code: -32602 });
    expect(await client.call("state_getPairs", hex("map/a"))).toEqual([[keys[0], "0x01"]]);
  });

  it("answers many keys in the order asked, absent ones with null", async () => {
    expect(await client.call("state_queryStorageAt", [hex("one"), hex("none"), hex("map/a")], null)).toEqual([
      {
        block: hashOf(2),
        changes: [
          [hex("one"), "0x0a"],
          [hex("none"), null],
          [hex("map/a"), "0x01"],
        ],
      },
    ]);
    expect(await client.failure("state_queryStorageAt", hex("one"))).toMatchObject({ code: -32602 });
    expect(await client.failure("state_queryStorageAt", [1])).toMatchObject({ code: -32602 });
  });

  it("tells what changed from block to block", async () => {
    expect(await client.call("state_queryStorage", [hex("one"), hex("none")], hashOf(0), hashOf(2))).toEqual([
      {
        block: hashOf(0),
        changes: [
          [hex("one"), "0x09"],
          [hex("none"), null],
        ],
      },
      { block: hashOf(1), changes: [[hex("one"), "0x0a"]] },
    ]);
    expect(await client.call("state_queryStorage", [hex("one")], hashOf(2))).toHaveLength(1);
    expect(await client.failure("state_queryStorage", [hex("one")], hashOf(2), hashOf(0))).toMatchObject({
      code: 4001,
    });
    expect(await client.failure("state_queryStorage", [hex("one")], UNKNOWN)).toMatchObject({ code: 4001 });
    expect(await client.failure("state_queryStorage", [hex("one")])).toMatchObject({ code: -32602 });
  });

  it("calls runtime APIs with arguments with or without 0x, or none", async () => {
    for (const [args, out] of [
      ["0x0102", "0x0102"],
      ["0102", "0x0102"],
      ["", "0x"],
      [null, "0x"],
    ])
      expect(await client.call("state_call", "Fixture_echo", args, hashOf(1))).toBe(out);
    expect(await client.call("state_callAt", "Fixture_echo", "01")).toBe("0x01");
    expect(await client.failure("state_call", "Fixture_none", "")).toMatchObject({
      code: 4003,
      message: expect.stringContaining("Exported method Fixture_none is not found"),
    });
    expect(await client.failure("state_call", "Fixture_strict", "")).toMatchObject({ code: 4003 });
    expect(await client.failure("state_call")).toMatchObject({ code: -32602 });
  });

  it("proves reads", async () => {
    const { at, proof } = (await client.call("state_getReadProof", [hex("one"), hex("none")])) as {
      at: string;
      proof: string[];
    };
    expect(at).toBe(hashOf(2));
    const root = fromHex(served.backend.head().header.stateRoot);
    expect(verifyProof(root, proof.map(fromHex), [bytes("one"), bytes("none")])).toEqual([
      Uint8Array.of(10),
      undefined,
    ]);
  });

  it("tells of blocks that are unknown or whose state is gone in the words that clients look for", async () => {
    expect(await client.failure("state_getStorage", hex("one"), UNKNOWN)).toMatchObject({
      code: 4003,
      message: expect.stringContaining(`Client error: UnknownBlock: `),
    });
    await using pruned = await serve({ history: 1 });
    const own = await pruned.connect();
    expect(await own.failure("state_getStorage", hex("one"), pruned.backend.hashOf(0))).toEqual({
      code: 4003,
      message: `Client error: Api called for an unknown Block: State already discarded for ${pruned.backend.hashOf(0)}`,
    });
    expect(await own.failure("state_call", "Fixture_echo", "", pruned.backend.hashOf(0))).toMatchObject({ code: 4003 });
  });
});

describe("system and the rest", () => {
  it("tells what the chain is", async () => {
    const properties = { ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" };
    const answers: Readonly<Record<string, unknown>> = {
      system_chain: "Fixture",
      system_name: "Waystone",
      system_version: "0.1.0",
      system_chainType: "Local",
      system_properties: properties,
      system_health: { peers: 0, isSyncing: false, shouldHavePeers: false },
      system_peers: [],
      system_nodeRoles: ["Authority"],
      system_syncState: { startingBlock: 0, currentBlock: 2, highestBlock: 2 },
      system_localListenAddresses: [],
      chainSpec_v1_chainName: "Fixture",
      chainSpec_v1_genesisHash: hashOf(0),
      chainSpec_v1_properties: properties,
    };
    for (const [name, answer] of Object.entries(answers)) expect(await client.call(name), name).toEqual(answer);
    expect(await client.call("system_localPeerId")).toEqual(expect.any(String));
  });

  it("tells nonces by address", async () => {
    const address = ss58Encode(new Uint8Array(32).fill(7));
    expect(await client.call("account_nextIndex", address)).toBe(7);
    expect(await client.call("system_accountNextIndex", address)).toBe(7);
    for (const wrong of ["5abc", 7, null]) {
      expect(await client.failure("account_nextIndex", wrong)).toMatchObject({ code: -32602 });
    }
  });

  it("tells fees", async () => {
    expect(await client.call("payment_queryInfo", "0x010203")).toEqual({
      weight: { ref_time: 10, proof_size: 20 },
      class: "operational",
      partialFee: "7",
    });
    expect(await client.call("payment_queryFeeDetails", "0x010203")).toMatchObject({
      inclusionFee: { baseFee: "0xa", lenFee: "0x7", adjustedWeightFee: "0x3" },
    });
    expect(await client.failure("payment_queryInfo")).toMatchObject({ code: -32602 });
  });

  it("tries transactions where that is allowed", async () => {
    expect(await client.call("system_dryRun", "0x0102")).toBe("0x000002");
    expect(await client.call("system_dryRunAt", "0x0102", hashOf(1))).toBe("0x000002");
    expect(await client.failure("system_dryRun")).toMatchObject({ code: -32602 });
    expect(await client.failure("system_dryRun", "0x", UNKNOWN)).toMatchObject({ code: 4003 });
  });

  it("lists all methods, each under its own name", async () => {
    const { methods } = (await client.call("rpc_methods")) as { methods: string[] };
    expect(methods).toEqual([...METHODS.keys()].sort());
    for (const needed of [
      "state_call",
      "state_getStorageAt",
      "state_queryStorageAt",
      "state_getKeysPaged",
      "account_nextIndex",
      "author_submitAndWatchExtrinsic",
      "rpc_methods",
    ])
      expect(methods).toContain(needed);
  });

  it("hides the details of its own mistakes and reports them", async () => {
    expect(await client.failure("state_call", "Fixture_bug", "")).toEqual({ code: -32603, message: "Internal error" });
    expect(served.internal.at(-1)).toBeInstanceOf(TypeError);
  });

  it("refuses unsafe methods where they are not allowed", async () => {
    await using safe = await serve({ methods: "safe" });
    const own = await safe.connect();
    for (const name of ["state_getPairs", "system_dryRun", "author_removeExtrinsic", "dev_newBlock"])
      expect(await own.failure(name, "0x")).toMatchObject({ code: -32601, message: expect.stringContaining("unsafe") });
  });

  it("encodes headers as SCALE for chainHead", () => {
    expect(Header.decode(Header.encode(served.backend.head().header)).number).toBe(2);
  });
});
