import { toHex } from "@waystone/scale";
import fc from "fast-check";
import { fuzzedNode } from "../chain.ts";
import { FuzzError } from "../errors.ts";
import { mutate, mutations } from "../mutations.ts";
import type { Target } from "../target.ts";
import { checkAnswer, Wire } from "../wire.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const SYSTEM_ACCOUNT = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
const APIS = [
  "Core_version",
  "Metadata_metadata_versions",
  "Metadata_metadata_at_version",
  "TransactionPaymentApi_query_info",
  "AccountNonceApi_account_nonce",
  "SubnetInfoRuntimeApi_get_metagraph",
  "SubnetInfoRuntimeApi_get_selective_metagraph",
  "StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid",
  "NeuronInfoRuntimeApi_get_neurons_lite",
  "DelegateInfoRuntimeApi_get_delegates",
  "SwapRuntimeApi_sim_swap_tao_for_alpha",
  "no_such_api",
];

/** Values that some method takes, and those that none should. */
function values(hashes: readonly string[], extrinsic: Uint8Array): fc.Arbitrary<unknown> {
  const hex = fc.uint8Array({ maxLength: 70 }).map(toHex);
  const word = fc.constantFrom(
    ...hashes,
    ...APIS,
    ALICE,
    SYSTEM_ACCOUNT,
    SYSTEM_ACCOUNT.slice(0, 34),
    SYSTEM_ACCOUNT.slice(0, 41),
    `0x${"00".repeat(32)}`,
    "0x",
    "",
    "latest",
    "ready",
    "closestDescendantMerkleValue",
  );
  const one: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 5, arbitrary: word },
    { weight: 2, arbitrary: hex },
    { weight: 2, arbitrary: mutations.map(changes => toHex(mutate(extrinsic, changes))) },
    { weight: 2, arbitrary: fc.integer({ min: -2, max: 1100 }) },
    { weight: 1, arbitrary: fc.constantFrom(null, true, false, 1.5, 1e300, 2 ** 53, -0, {}, [], [[]], "0x0", "0xzz") },
    {
      weight: 1,
      arbitrary: fc.record({
        key: fc.oneof(word, hex),
        type: fc.constantFrom("value", "hash", "descendantsValues", "closestDescendantMerkleValue", "none"),
      }),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: fc.array(one, { maxLength: 4 }) });
}

/** Every JSON-RPC method of a node, over its socket, with arguments that are nearly right; and texts that are no requests. */
export const rpc: Target = {
  name: "rpc",
  holds: "each request gets one answer of JSON-RPC 2.0 with its id, and none is an internal error",
  share: 0.25,
  async begin() {
    const { node, errors, stop } = await fuzzedNode();
    const wire = new Wire(node.rpcUrls[0] ?? "");
    const listed = JSON.parse(
      String(await wire.ask(JSON.stringify({ jsonrpc: "2.0", id: 0, method: "rpc_methods" }))),
    ) as {
      readonly result: { readonly methods: readonly string[] };
    };
    const hashes = [0, 1, 2].map(number => node.backend.hashOf(number) ?? "");
    const extrinsic = node.backend.block(node.backend.head().hash)?.extrinsics[0] ?? new Uint8Array(0);
    const call = fc.record({
      method: fc.constantFrom(...listed.result.methods),
      params: fc.oneof(
        { weight: 6, arbitrary: fc.array(values(hashes, extrinsic), { maxLength: 5 }) },
        {
          weight: 1,
          arbitrary: fc.dictionary(
            fc.constantFrom("hash", "key", "keys", "at", "name", "bytes"),
            values(hashes, extrinsic),
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom(undefined, null, 1, "text") },
      ),
      id: fc.oneof(fc.integer(), fc.string({ maxLength: 12 })),
    });
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.json({ maxDepth: 3 }),
      call.chain(({ method, params, id }) =>
        mutations.map(changes =>
          Buffer.from(mutate(Buffer.from(JSON.stringify({ jsonrpc: "2.0", id, method, params })), changes)).toString(
            "utf8",
          ),
        ),
      ),
    );
    const property = fc.asyncProperty(
      fc.oneof({ weight: 5, arbitrary: call }, { weight: 1, arbitrary: text }),
      async asked => {
        if (typeof asked === "string") return checkText(await wire.tell(asked), asked);
        const { method, params, id } = asked;
        const frame = JSON.stringify({ jsonrpc: "2.0", id, method, params });
        checkAnswer(await wire.ask(frame), id, frame);
      },
    );
    return {
      property,
      async end() {
        wire.close();
        await stop();
        if (errors.length > 0)
          throw new FuzzError("bad-answer", `the node logged ${errors.length} errors: ${errors[0]}`);
      },
    };
  },
};

/** What was answered to a text that may be a request, several, or none. */
function checkText(answers: readonly string[] | number, asked: string): void {
  const wrong = (why: string): FuzzError => new FuzzError("bad-answer", `${why} for ${JSON.stringify(asked)}`);
  if (typeof answers === "number") throw wrong(`the connection was closed with ${answers}`);
  if (answers.length > 1) throw wrong(`${answers.length} answers`);
  for (const answer of answers) {
    JSON.parse(answer);
    if (answer.includes('"code":-32603')) throw wrong(`an internal error: ${answer}`);
  }
}
