import { keyFromUri } from "@waystone/crypto";
import { bodyJson } from "../answer.ts";
import { createV10Axon, type V10Axon, type V10AxonOptions } from "../axon.ts";
import { createV10Dendrite } from "../dendrite.ts";
import { inputHeaders, v10Headers } from "../headers.ts";
import { signV10 } from "../message.ts";
import { v10Route } from "../route.ts";
import { bodyHash, encodeFields, synapse, t } from "../synapse.ts";
import { NO_TERMINAL } from "../terminal.ts";

/** Caller, axon, and one whom the axon refuses. */
export const [alice, bob, eve] = [keyFromUri("//Alice"), keyFromUri("//Bob"), keyFromUri("//Eve")];
/** Calls as Alice. */
export const dendrite = createV10Dendrite({ keypair: alice, timeout: 5 });
/** Axons that {@link serve} has started and that still run. */
export const open: V10Axon[] = [];

/** What is asked. */
export const Chat = synapse({
  name: "Chat",
  fields: { prompt: t.str, temperature: t.float.default(1), answer: t.optional(t.str).default(null) },
  hash: ["prompt"],
});
/** What is asked for in parts. */
export const Story = synapse({ name: "Story", fields: { prompt: t.str }, hash: ["prompt"], streaming: true });

/** Starts an axon of Bob's. */
export async function serve(options: Partial<V10AxonOptions> = {}) {
  const axon = await createV10Axon({
    keypair: bob,
    port: 0,
    routes: [
      v10Route(Chat, {
        blacklist: head => (head.dendrite.hotkey === eve.address ? { refuse: "no stake" } : "allow"),
        forward({ prompt }, { caller }) {
          if (prompt === "fail") throw new TypeError("secret detail");
          return { answer: `${prompt} from ${caller}` };
        },
      }),
      v10Route(Story, {
        async *forward({ prompt }) {
          for (const word of prompt.split(" ")) yield word;
        },
      }),
    ],
    ...options,
  });
  open.push(axon);
  return { hotkey: axon.hotkey, ip: "127.0.0.1", port: axon.port };
}

/** Unix nanoseconds. */
export const now = () => BigInt(Date.now()) * 1_000_000n;
let last = 0n;
/** A nonce that no other request has. */
export const nonceNow = () => {
  last = now() > last ? now() : last + 1n;
  return last;
};

/** How a request is spoilt. */
export type Changes = {
  nonce?: bigint;
  key?: typeof alice;
  signature?: string | null;
  version?: number;
  timeout?: number;
  body?: string;
  method?: string;
  path?: string;
  receiver?: string;
  headers?: Record<string, string | undefined>;
};

/** A request as Python's dendrite would make it, so that it can be spoilt. */
export function request(changes: Changes = {}) {
  const { key = alice, nonce = nonceNow(), timeout = 5, version = 10_002_000, receiver = bob.address } = changes;
  const values = { prompt: "hi", temperature: 1, answer: null };
  const hash = bodyHash(Chat, values);
  const uuid = "4eb8db9c-e674-11f1-b568-02fc00000001";
  const signature =
    changes.signature ?? signV10(key, { nonce, dendrite: key.address, axon: receiver, uuid, bodyHash: hash });
  const head = {
    name: "Chat",
    timeout,
    axon: { ...NO_TERMINAL, ip: "127.0.0.1", port: 1, hotkey: receiver },
    dendrite: {
      ...NO_TERMINAL,
      version,
      nonce,
      uuid,
      hotkey: key.address,
      signature: changes.signature === null ? null : signature,
    },
    bodyHash: hash,
  };
  const flat = v10Headers(head, inputHeaders(Chat, values), 0);
  const headers = new Headers({ "content-type": "application/json" });
  for (let i = 0; i < flat.length; i += 2) headers.set(flat[i] ?? "", flat[i + 1] ?? "");
  for (const [name, value] of Object.entries(changes.headers ?? {})) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return { headers, body: changes.body ?? bodyJson(head, encodeFields(Chat, values)) };
}

/** Sends such a request, and says what came back. */
export async function raw(target: { readonly port: number }, changes: Changes = {}) {
  const { headers, body } = request(changes);
  const method = changes.method ?? "POST";
  const response = await fetch(`http://127.0.0.1:${target.port}${changes.path ?? "/Chat"}`, { method, headers, body });
  const json = (await response.json()) as { message?: string; answer?: string; error?: { code: string } };
  const said = response.headers.get("bt_header_axon_status_code");
  return {
    status: response.status,
    message: json.message,
    answer: json.answer,
    code: json.error?.code,
    said,
    headers: response.headers,
  };
}

/** Ends what {@link serve} has started. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map(axon => axon.close({ graceMs: 0 })));
}
