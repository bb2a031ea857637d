// Requests that an axon must survive, as bytes: each is one attack of its kind.
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { type KeyPair, keyFrom } from "@waystone/sdk";
import { bodyHash, signRequest, signV10 } from "@waystone/sdk/neuron";
import { ATTACKER, ECHO_PATH, Echo, SERVER } from "./parts.ts";

/** A wire between neurons. */
export type Wire = "v10" | "btauth/1";

/** What is sent on a connection, and for how long it is kept open without another word, in milliseconds. */
export interface Attack {
  readonly name: string;
  bytes(): Uint8Array;
  readonly holdMs?: number;
}

const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");
const now = (): bigint => BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1e6));

function http(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Uint8Array {
  const lines = Object.entries({
    host: "127.0.0.1",
    "content-type": "application/json",
    "content-length": String(body.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([ascii(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`), body]);
}

/** What may be wrong with a signed request. */
interface Wrong {
  readonly key?: KeyPair;
  readonly receiver?: string;
  readonly nonce?: bigint;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const BODY = ascii('{"word":"x"}');

function signed(wire: Wire, wrong: Wrong = {}): Uint8Array {
  const { key = ATTACKER, receiver = SERVER.address, nonce = now(), body = BODY, headers = {} } = wrong;
  if (wire === "btauth/1") {
    const request = { method: "POST", target: ECHO_PATH, body, receiver, nonce };
    return http(ECHO_PATH, { ...signRequest(key, request), ...headers }, body);
  }
  const uuid = "00000000-0000-1000-8000-000000000000";
  const hash = bodyHash(Echo, { word: "x" });
  const signature = signV10(key, { nonce, dendrite: key.address, axon: receiver, uuid, bodyHash: hash });
  return http(
    "/Echo",
    {
      name: "Echo",
      timeout: "12.0",
      bt_header_axon_ip: "127.0.0.1",
      bt_header_axon_port: "8091",
      bt_header_axon_hotkey: receiver,
      bt_header_dendrite_ip: "127.0.0.1",
      bt_header_dendrite_version: "10002000",
      bt_header_dendrite_nonce: String(nonce),
      bt_header_dendrite_uuid: uuid,
      bt_header_dendrite_hotkey: key.address,
      bt_header_dendrite_signature: signature,
      bt_header_input_obj_word: "IiI=",
      header_size: "0",
      total_size: "0",
      computed_body_hash: hash,
      ...headers,
    },
    body,
  );
}

/** A body whose tensor says that it is larger than any memory. */
const TENSOR_BOMB = ascii(
  JSON.stringify({
    word: "x",
    numbers: { buffer: Buffer.alloc(64).toString("base64"), dtype: "float32", shape: [2 ** 31, 2 ** 31] },
  }),
);
const ZIP_BOMB = gzipSync(Buffer.alloc(8 << 20));
const DEEP = ascii(`{"word":${"[".repeat(50_000)}`);
const HOUR = 3_600_000_000_000n;

/** All kinds of attacks on a wire. */
export function attacksOn(wire: Wire): readonly Attack[] {
  const replayed = signed(wire);
  const strangers = Array.from({ length: 50 }, (_, i) => keyFrom(`//Stranger//${i}`));
  let turn = 0;
  return [
    { name: "garbage", bytes: () => randomBytes(300) },
    { name: "huge headers", bytes: () => ascii(`POST / HTTP/1.1\r\nx: ${"y".repeat(70_000)}\r\n\r\n`) },
    { name: "many headers", bytes: () => ascii(`POST / HTTP/1.1\r\n${"a: b\r\n".repeat(3_000)}\r\n`) },
    { name: "unsigned", bytes: () => http(wire === "v10" ? "/Echo" : ECHO_PATH, {}, BODY) },
    { name: "wrong path", bytes: () => http("/nowhere", {}, BODY) },
    { name: "slow body", bytes: () => signed(wire, { headers: { "content-length": "100000" } }), holdMs: 8_000 },
    { name: "half open", bytes: () => ascii("POST /Echo HTTP/1.1\r\nhost: x\r\n"), holdMs: 8_000 },
    { name: "silent", bytes: () => new Uint8Array(0), holdMs: 8_000 },
    { name: "tensor bomb", bytes: () => signed(wire, { body: TENSOR_BOMB }) },
    { name: "compressed bomb", bytes: () => signed(wire, { body: ZIP_BOMB, headers: { "content-encoding": "gzip" } }) },
    { name: "deep body", bytes: () => signed(wire, { body: DEEP }) },
    { name: "length that lies", bytes: () => signed(wire, { headers: { "content-length": "999999999999" } }) },
    { name: "replay", bytes: () => replayed },
    { name: "wrong receiver", bytes: () => signed(wire, { receiver: keyFrom("//Charlie").address }) },
    { name: "clock behind", bytes: () => signed(wire, { nonce: now() - HOUR }) },
    { name: "clock ahead", bytes: () => signed(wire, { nonce: now() + HOUR }) },
    { name: "bad signature", bytes: () => signed(wire).map((byte, i) => (i === 700 ? byte ^ 1 : byte)) },
    { name: "strangers", bytes: () => signed(wire, { key: strangers[turn++ % strangers.length] as KeyPair }) },
    { name: "right, and too often", bytes: () => signed(wire) },
  ];
}
