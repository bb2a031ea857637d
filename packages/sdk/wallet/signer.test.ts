import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyFromUri, verifySignature } from "@waystone/crypto";
import { AccountId } from "@waystone/primitives";
import { composeRuntime } from "@waystone/runtime";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { decodeExtrinsic } from "../chain/blocks.ts";
import { signExtrinsic, signedPart } from "../chain/extrinsic.ts";
import { ChainSchema } from "../chain/schema.ts";
import { signRequestWith } from "../neuron/sign.ts";
import { checkSignature } from "../neuron/verify.ts";
import { parseAuthHeaders } from "../neuron/wire.ts";
import type { Signer } from "../signer.ts";
import { WalletKey } from "./key.ts";
import { RemoteSigner } from "./signer-client.ts";
import { LONGEST_FRAME } from "./signer-frames.ts";
import { type CallRule, checkCallRule, checkMessage, checkPayload } from "./signer-rules.ts";
import { type SignerOptions, type SignerServer, serveSigner } from "./signer-server.ts";

const folder = mkdtempSync(join(tmpdir(), "waystone-signer-"));
let servers: SignerServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map(server => server.close()));
  servers = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failure = (code: string) => expect.objectContaining({ code });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const key = WalletKey.fromUri("//Alice");
const bob = keyFromUri("//Bob");

let count = 0;
async function serve(options: Partial<SignerOptions> = {}): Promise<SignerServer> {
  const rules = { messages: "any", calls: "none" } as const;
  const server = await serveSigner({ socket: join(folder, `${count++}.sock`), key, rules, ...options });
  servers.push(server);
  return server;
}

const GENESIS = `0x${"11".repeat(32)}` as const;
const schema = new ChainSchema(composeRuntime({ blockTimeMs: 12_000n }).metadata(15) ?? new Uint8Array());
const rule = (...calls: string[]): CallRule => ({ schema, genesisHash: GENESIS, specVersion: 7, calls });
const facts = {
  genesisHash: GENESIS,
  specVersion: 7,
  transactionVersion: 1,
  nonce: 3,
  tip: 0n,
  period: 64,
  era: { number: 5, hash: GENESIS },
};
const call = (pallet: string, name: string, value: object) =>
  schema.call.encode({ type: pallet, value: { type: name, value } });
const transfer = call("Balances", "transfer_keep_alive", {
  dest: { type: "Id", value: AccountId.from(bob.publicKey) },
  value: 5n,
});
const remark = (length: number) => call("System", "remark", { remark: new Uint8Array(length) });

/** The payload of a call, as signExtrinsic shows it. */
async function payloadOf(encoded: Uint8Array, changes: Partial<typeof facts> = {}): Promise<Uint8Array> {
  let seen = new Uint8Array();
  const alice = keyFromUri("//Alice");
  const curious: Signer = {
    kind: alice.kind,
    publicKey: alice.publicKey,
    accountId: alice.accountId,
    address: alice.address,
    sign: message => alice.sign(message),
    signPayload(payload) {
      seen = Uint8Array.from(payload);
      return alice.sign(payload);
    },
  };
  await signExtrinsic(schema, encoded, curious, { ...facts, ...changes });
  return seen;
}

test("the key stays in the server; what it signs is right, and its socket is for this user alone", async () => {
  const server = await serve();
  expect(statSync(server.socket).mode & 0o777).toBe(0o600);
  const signer = await RemoteSigner.connect(server.socket);
  expect(signer.address).toBe(key.address);
  expect(JSON.stringify(signer)).not.toContain("secret");
  const signature = await signer.sign(bytes("hello"));
  expect(verifySignature("sr25519", key.publicKey, bytes("hello"), signature)).toBe(true);
  const many = await Promise.all(Array.from({ length: 40 }, (_, i) => signer.sign(Uint8Array.of(i))));
  expect(many.every((one, i) => verifySignature("sr25519", key.publicKey, Uint8Array.of(i), one))).toBe(true);
  await server.close();
  expect(existsSync(server.socket)).toBe(false);
  await expect(signer.sign(bytes("hello"))).rejects.toEqual(failure("signer-unreachable"));
});

describe.each(["a key pair", "a remote signer"])("%s as a Signer", which => {
  const make = async (): Promise<Signer> =>
    which === "a key pair"
      ? key.keypair()
      : RemoteSigner.connect((await serve({ rules: { messages: "any", calls: "any" } })).socket);

  test("says whose key it is, and signs messages as they are", async () => {
    const signer = await make();
    expect([signer.kind, signer.address]).toEqual(["sr25519", key.address]);
    expect([signer.publicKey, signer.accountId]).toEqual([key.publicKey, key.publicKey]);
    for (const message of [new Uint8Array(), bytes("hello"), new Uint8Array(1000)])
      expect(verifySignature("sr25519", key.publicKey, message, await signer.sign(message))).toBe(true);
  });

  test.each([3, 400])("signs an extrinsic of %i bytes, by its hash where it is long", async length => {
    const extrinsic = await signExtrinsic(schema, remark(length), await make(), facts);
    const decoded = decodeExtrinsic(schema, extrinsic);
    expect(decoded).toMatchObject({ pallet: "System", call: "remark", signer: key.address });
    // Length and version, then the kind and 32 bytes of the address, then the kind of the signature.
    const at = 2 + 1 + 33 + 1;
    const signature = extrinsic.subarray(at, at + 64);
    const payload = await payloadOf(remark(length));
    expect(verifySignature("sr25519", key.publicKey, signedPart(payload), signature)).toBe(true);
  });
});

test.each(["sr25519", "ed25519"] as const)("signs requests between neurons with %s", async kind => {
  const { socket } = await serve({
    key: WalletKey.fromUri("//Alice", kind),
    rules: { messages: "neuron", calls: "none" },
  });
  const signer = await RemoteSigner.connect(socket);
  const request = { method: "POST", target: "/a?b=ü", body: bytes("{}"), receiver: bob.address, nonce: 17n };
  const headers = await signRequestWith(signer, request);
  expect(() => checkSignature(parseAuthHeaders(headers), request)).not.toThrow();
});

test("a rule for messages between neurons takes no other, and none of another sender", () => {
  const address = key.address;
  const uuid = "0b1f2a3c-0000-11ee-8c99-0242ac120002";
  const hash = "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a";
  const btauth = (sender: string) => `btauth/1\nsr25519\nPOST\n/x?y=1\n${hash}\n17\n${sender}\n${bob.address}`;
  const fine = [
    btauth(address),
    `17.${address}.${bob.address}.${uuid}.${hash}`,
    `17.${bob.address}.${address}.${uuid}`,
  ];
  const foreign = [
    btauth(bob.address),
    `17.${bob.address}.${address}.${uuid}.${hash}`,
    `17.${address}.${bob.address}.${uuid}`,
  ];
  const other = ["", "hello", `${btauth(address)}\n`, `<Bytes>${btauth(address)}</Bytes>`, hash];
  for (const text of fine) expect(() => checkMessage("neuron", bytes(text), key.publicKey), text).not.toThrow();
  for (const text of [...foreign, ...other])
    expect(() => checkMessage("neuron", bytes(text), key.publicKey), text).toThrow(failure("signer-refused"));
  expect(() => checkMessage("wrapped", bytes("<Bytes>hello</Bytes>"), key.publicKey)).not.toThrow();
  expect(() => checkMessage("wrapped", bytes("hello"), key.publicKey)).toThrow(failure("signer-refused"));
  expect(() => checkMessage("none", bytes(fine[0] ?? ""), key.publicKey)).toThrow(failure("signer-refused"));
});

test("a rule for calls takes those of this chain and version, whole payloads only", async () => {
  const allowed = rule("Balances.transfer_keep_alive");
  const payload = await payloadOf(transfer);
  expect(() => checkPayload(allowed, payload)).not.toThrow();
  expect(() => checkPayload("any", payload)).not.toThrow();
  const bad = [
    await payloadOf(remark(3)),
    await payloadOf(transfer, { specVersion: 8 }),
    await payloadOf(transfer, { tip: 1n }),
    await payloadOf(transfer, { genesisHash: `0x${"22".repeat(32)}` }),
    payload.subarray(0, -1),
    Uint8Array.from([...payload, 0]),
    transfer,
    signedPart(await payloadOf(remark(400))),
    new Uint8Array(),
  ];
  for (const [i, one] of bad.entries())
    expect(() => checkPayload(allowed, one), `case ${i}`).toThrow(failure("signer-refused"));
  expect(() => checkPayload("none", payload)).toThrow(failure("signer-refused"));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), noise => {
      expect(() => checkPayload(allowed, noise)).toThrow(failure("signer-refused"));
    }),
  );
});

test("a rule cannot name what is not there, nor what carries other calls", () => {
  expect(() => checkCallRule(rule("SubtensorModule.set_weights", "System.remark"))).not.toThrow();
  const wrong = [
    "Utility.batch_all",
    "Utility.batch",
    "Sudo.sudo",
    "MevShield.submit_encrypted",
    "System.nope",
    "System",
    "System.remark.x",
  ];
  for (const name of wrong) expect(() => checkCallRule(rule(name)), name).toThrow(failure("signer-refused"));
  expect(() => checkCallRule(rule("Nope.nope"))).toThrow(failure("unknown-name"));
});

test("an extrinsic is signed by its whole payload, long ones by their hash", async () => {
  const refusals: (string | undefined)[] = [];
  const { socket } = await serve({
    rules: { messages: "none", calls: rule("System.remark") },
    onRequest: ({ refused }) => refusals.push(refused),
  });
  const signer = await RemoteSigner.connect(socket);
  for (const length of [3, 400]) {
    const payload = await payloadOf(remark(length));
    expect(verifySignature("sr25519", key.publicKey, signedPart(payload), await signer.signPayload(payload))).toBe(
      true,
    );
  }
  await expect(signExtrinsic(schema, transfer, signer, facts)).rejects.toEqual(failure("signer-refused"));
  await expect(signer.sign(await payloadOf(transfer))).rejects.toEqual(failure("signer-refused"));
  expect(refusals.filter(text => text !== undefined)).toHaveLength(2);
});

test("so many signatures a minute, and no more", async () => {
  const { socket } = await serve({ perMinute: 3 });
  const signer = await RemoteSigner.connect(socket);
  for (let i = 0; i < 3; i++) await signer.sign(bytes("x"));
  await expect(signer.sign(bytes("x"))).rejects.toThrow(/within a minute/);
});

/** Sends raw bytes and gives the answer's JSON. */
async function raw(socket: string, data: Uint8Array): Promise<unknown> {
  const connection = connect(socket);
  const chunks: Buffer[] = [];
  connection.on("data", chunk => chunks.push(chunk));
  connection.on("error", () => connection.destroy());
  connection.end(data);
  await once(connection, "close");
  const answer = Buffer.concat(chunks);
  return answer.length === 0 ? undefined : JSON.parse(answer.subarray(4).toString("utf8"));
}

function framed(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

test.each([
  ["no frame", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
  ["a frame that is too long", Buffer.from([0x7f, 0xff, 0xff, 0xff, 0])],
  ["half a frame", framed("{}").subarray(0, 5)],
  ["two frames", Buffer.concat([framed("{}"), framed("{}")])],
  ["no JSON", framed("{")],
  ["no object", framed("null")],
  ["another version", framed('{"version":2,"method":"describe"}')],
  ["no method", framed('{"version":1}')],
  ["nothing to sign", framed('{"version":1,"method":"sign","what":"message"}')],
  ["bad hexadecimal", framed('{"version":1,"method":"sign","what":"message","data":"0x123"}')],
])("%s is answered with an error of the protocol", async (_, data) => {
  const { socket } = await serve();
  expect(await raw(socket, data)).toMatchObject({ version: 1, error: { code: "signer-protocol" } });
  // And the next one is served.
  expect((await RemoteSigner.connect(socket)).address).toBe(key.address);
});

test("noise of any kind leaves the signer as it was, and gets no signature", async () => {
  const { socket } = await serve({ rules: { messages: "none", calls: "none" } });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map(text => framed(text)),
      ),
      async data => {
        expect(JSON.stringify(await raw(socket, data)) ?? "").not.toContain("signature");
      },
    ),
    { numRuns: 60 },
  );
  expect((await RemoteSigner.connect(socket)).address).toBe(key.address);
  expect(LONGEST_FRAME).toBeLessThan(2 ** 21);
});

test("a socket in use and a file in the way stay; a killed signer's socket is replaced", async () => {
  const { socket } = await serve();
  await expect(serve({ socket })).rejects.toEqual(failure("exists"));
  const file = join(folder, "file");
  writeFileSync(file, "mine");
  await expect(serve({ socket: file })).rejects.toEqual(failure("exists"));
  const left = join(folder, "left.sock");
  const program = `require("node:net").createServer().listen(${JSON.stringify(left)}, () => console.log("up"))`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(left)).toBe(true);
  await serve({ socket: left });
  expect((await RemoteSigner.connect(left)).address).toBe(key.address);
});

test("what cannot sign, or cannot be reached, is named", async () => {
  await expect(serve({ key: key.watching() })).rejects.toEqual(failure("watch-only"));
  await expect(serve({ socket: join(folder, "x".repeat(200)) })).rejects.toEqual(failure("not-written"));
  await expect(RemoteSigner.connect(join(folder, "none.sock"))).rejects.toEqual(failure("signer-unreachable"));
});
