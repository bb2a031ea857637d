import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NeuronError } from "../errors.ts";
import { bodyJson, outcome } from "./answer.ts";
import { inputHeaders, readHead, type V10Head, v10Headers } from "./headers.ts";
import { readJson } from "./json-read.ts";
import { bodyHash, EMPTY_BODY_HASH, encodeFields, Ping, synapse, t, withDefaults } from "./synapse.ts";
import { NO_TERMINAL, terminalFromHeaders, terminalFromJson, terminalJson } from "./terminal.ts";

// A request of bittensor 10.2.0 as it went over the wire, and the answer of its axon.

const Chat = synapse({
  name: "Chat",
  fields: {
    messages: t.list(t.dict(t.str)),
    prompt: t.str,
    temperature: t.float.default(1),
    flag: t.bool.default(true),
    maybe: t.optional(t.int).default(null),
    answer: t.optional(t.str).default(null),
  },
  hash: ["messages", "prompt", "temperature", "flag", "maybe"],
});
const SIGNATURE =
  "0xe71649341f295422b85e7818ce6adfcac71738ff3dcbbd33c9a3951a2ffa370e10c72a37d3747a862328d13d78b71972769a036e4190d0d2ff50f46c8028d42e";
const HASH = "7a1344c6a7f733688f7d25b136270ac83bef6b9bc51028dd23e69a0f9ac750e8";
const head: V10Head = {
  name: "Chat",
  timeout: 5,
  axon: { ...NO_TERMINAL, ip: "127.0.0.1", port: 18092, hotkey: "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" },
  dendrite: {
    ...NO_TERMINAL,
    ip: "198.51.100.7",
    version: 10002000,
    nonce: 1795352263653144058n,
    uuid: "4eb8db9c-e674-11f1-b568-02fc00000001",
    hotkey: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    signature: SIGNATURE,
  },
  bodyHash: HASH,
};
const values = withDefaults(Chat, { messages: [{ role: "user", content: 'it\'s "é" ok' }], prompt: "hi" });
const REQUEST = `name: Chat
timeout: 5.0
bt_header_axon_ip: 127.0.0.1
bt_header_axon_port: 18092
bt_header_axon_hotkey: 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty
bt_header_dendrite_ip: 198.51.100.7
bt_header_dendrite_version: 10002000
bt_header_dendrite_nonce: 1795352263653144058
bt_header_dendrite_uuid: 4eb8db9c-e674-11f1-b568-02fc00000001
bt_header_dendrite_hotkey: 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY
bt_header_dendrite_signature: ${SIGNATURE}
bt_header_input_obj_messages: W10=
bt_header_input_obj_prompt: IiI=
computed_body_hash: ${HASH}`;

/** Headers as lines, without the two that tell sizes of Python objects. */
function lines(flat: readonly string[]): string {
  const out: string[] = [];
  for (let i = 0; i < flat.length; i += 2) {
    if (!/_size$/.test(flat[i] ?? "")) out.push(`${flat[i]}: ${flat[i + 1]}`);
  }
  return out.join("\n");
}

function record(flat: readonly string[]): Record<string, string> {
  const out: Record<string, string> = {};
  for (let i = 0; i < flat.length; i += 2) out[(flat[i] ?? "").toLowerCase()] = flat[i + 1] ?? "";
  return out;
}

describe("as captured", () => {
  test("the hash, the request's headers and its body", () => {
    expect(bodyHash(Chat, values)).toBe(HASH);
    const flat = v10Headers(head, inputHeaders(Chat, values), 905);
    expect(lines(flat)).toBe(REQUEST);
    expect(flat.filter((_, i) => i % 2 === 0).slice(-3)).toEqual(["header_size", "total_size", "computed_body_hash"]);
    expect(readJson(bodyJson(head, encodeFields(Chat, values)))).toEqual(
      readJson(
        `{"name": "Chat", "timeout": 5.0, "total_size": 0, "header_size": 0, "dendrite": {"status_code": null, "status_message": null, "process_time": null, "ip": "198.51.100.7", "port": null, "version": 10002000, "nonce": 1795352263653144058, "uuid": "4eb8db9c-e674-11f1-b568-02fc00000001", "hotkey": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "signature": "${SIGNATURE}"}, "axon": {"status_code": null, "status_message": null, "process_time": null, "ip": "127.0.0.1", "port": 18092, "version": null, "nonce": null, "uuid": null, "hotkey": "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty", "signature": null}, "computed_body_hash": "", "messages": [{"role": "user", "content": "it's \\"\\u00e9\\" ok"}], "prompt": "hi", "temperature": 1.0, "flag": true, "maybe": null, "answer": null}`,
      ),
    );
  });

  test("the answer's headers", () => {
    const axon = { ...head.axon, ...outcome(200, "Success", 0), processTime: 0.00010657310485839844 };
    const said = `bt_header_axon_status_code: 200
bt_header_axon_status_message: Success
bt_header_axon_process_time: 0.00010657310485839844
bt_header_axon_ip`;
    expect(lines(v10Headers({ ...head, axon }, inputHeaders(Chat, values), 0))).toBe(
      REQUEST.replace("bt_header_axon_ip", said),
    );
    const refused = { ...NO_TERMINAL, statusCode: 404, statusMessage: "nope", processTime: 0.0002701282501220703 };
    const nothing = { name: "Synapse", timeout: 12, axon: refused, dendrite: NO_TERMINAL, bodyHash: EMPTY_BODY_HASH };
    expect(lines(v10Headers(nothing, [], 0))).toBe(`name: Synapse
timeout: 12.0
bt_header_axon_status_code: 404
bt_header_axon_status_message: nope
bt_header_axon_process_time: 0.0002701282501220703
computed_body_hash: a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a`);
  });
});

test("the empty value of each kind stands for a required field", () => {
  const Q = synapse({
    name: "Q",
    fields: { a: t.list(t.any), d: t.dict(t.any), n: t.int, f: t.float, b: t.bool, s: t.str, x: t.tensor, u: t.any },
  });
  const given = {
    a: [1],
    d: { k: 1 },
    n: 7,
    f: 1,
    b: true,
    s: "x",
    x: { buffer: "", dtype: "int8", shape: [1] },
    u: 1.5,
  };
  expect(record(inputHeaders(Q, given))).toEqual({
    bt_header_input_obj_a: "W10=",
    bt_header_input_obj_d: "e30=",
    bt_header_input_obj_n: "MA==",
    bt_header_input_obj_f: "MC4w",
    bt_header_input_obj_b: "ZmFsc2U=",
    bt_header_input_obj_s: "IiI=",
    bt_header_input_obj_x: "e30=",
    bt_header_input_obj_u: "MC4w",
  });
});

describe("reading", () => {
  const sent = record(v10Headers(head, inputHeaders(Chat, values), 0));
  const read = (changes: Record<string, string | string[] | undefined> = {}) => {
    try {
      return readHead(Chat, { ...sent, ...changes });
    } catch (error) {
      return error instanceof NeuronError ? error.code : String(error);
    }
  };

  test("what was written is read", () => {
    expect(read()).toEqual(head);
    expect(read({ timeout: undefined })).toEqual({ ...head, timeout: 12 });
    expect(read({ bt_header_input_obj_prompt: Buffer.from('"x"').toString("base64") })).toEqual(head);
    expect(terminalFromJson(readJson(terminalJson(head.dendrite)))).toEqual(head.dendrite);
    expect(readHead(Ping, {})).toMatchObject({ name: "Synapse", dendrite: NO_TERMINAL, bodyHash: "" });
  });

  test.each([
    ["timeout", "soon"],
    ["timeout", "1e9999"],
    ["timeout", "-1"],
    ["timeout", ["1", "2"]],
    ["bt_header_dendrite_nonce", "1.5"],
    ["bt_header_dendrite_nonce", "9".repeat(21)],
    ["bt_header_dendrite_version", "x"],
    ["bt_header_axon_port", "0x10"],
    ["bt_header_input_obj_prompt", undefined],
    ["bt_header_input_obj_prompt", "MA=="],
    ["bt_header_input_obj_messages", "!!"],
    ["computed_body_hash", ["a", "b"]],
  ])("%s: %s is refused", (name, value) => {
    expect(read({ [name]: value })).toBe("BadHeaders");
  });

  test("no header makes it throw anything but its own errors", () => {
    const text = fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[0-9.eE+-]{0,30}$/), fc.json());
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(sent)), text, (name, value) => {
        const result = read({ [name]: value });
        if (typeof result === "string") expect(result).toBe("BadHeaders");
        else expect(result.name).toBe("Chat");
      }),
      { numRuns: 1000 },
    );
  });

  test("a status text that headers cannot carry is made one that they can", () => {
    const axon = { ...NO_TERMINAL, statusMessage: "a\r\nset-cookie: x\u{1f600}é" };
    const flat = record(v10Headers({ ...head, axon }, [], 0));
    expect(flat["bt_header_axon_status_message"]).toBe("a??set-cookie: x??é");
    expect(terminalFromHeaders(flat, "axon").statusMessage).toBe("a??set-cookie: x??é");
  });
});
