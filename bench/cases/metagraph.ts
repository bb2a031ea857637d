import { Metadata, TypeRegistry } from "@polkadot/types";
import { getDynamicBuilder, getLookupFn } from "@polkadot-api/metadata-builders";
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { callRuntimeApiOn } from "@waystone/frame";
import { account, bench as chainOf } from "@waystone/pallet-subtensor/testing";
import { decodeMetadata, RegistryCodecs, toHex } from "@waystone/scale";
import { SubtokenEnabled } from "../../pallets/subtensor/subnets/storage.ts";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";
import { timeOf } from "../lib/measure.ts";

const NEURONS = 256;
const TAO = 1_000_000_000n;
const GOAL = 10;

/** Bytes of the metagraph of a full subnet, the metadata that they are described in, and the number of their type. */
function prepare() {
  const chain = chainOf();
  const coldkey = account(900);
  chain.fund(coldkey, 1_000_000n * TAO);
  SubtokenEnabled.set(chain.store, [1], true);
  for (let i = 0; i < NEURONS; i++) {
    const hotkey = account(1000 + i);
    chain.call("burned_register", { netuid: 1, hotkey }, coldkey);
    chain.call("add_stake", { hotkey, netuid: 1, amount_staked: 1_234_567_891n }, coldkey);
  }
  const { runtime } = chain.ctx;
  const bytes = callRuntimeApiOn(runtime, chain.store, "SubnetInfoRuntimeApi_get_metagraph", Uint8Array.of(1, 0));
  const metadata = runtime.metadata(15) ?? new Uint8Array();
  const decoded = decodeMetadata(metadata);
  if (decoded.type !== "V15") throw new BenchError("not-comparable", `metadata is ${decoded.type}, expected V15`);
  const method = decoded.value.apis
    .find(({ name }) => name === "SubnetInfoRuntimeApi")
    ?.methods.find(({ name }) => name === "get_metagraph");
  if (method === undefined) throw new BenchError("not-comparable", "the metadata has no get_metagraph");
  return { bytes, metadata, types: decoded.value.types, id: method.output };
}

/** Decoding what every client reads all day. */
export const metagraph: BenchCase = {
  name: "metagraph",
  question: `The metagraph of a subnet of ${NEURONS} neurons, by codecs that each library builds from the same metadata.`,
  async run() {
    const { bytes, metadata, types, id } = prepare();
    const codec = new RegistryCodecs(types).codec(id);
    const value = codec.decode(bytes);
    if (toHex(codec.encode(value)) !== toHex(bytes))
      throw new BenchError("not-comparable", "our codec writes other bytes");

    const registry = new TypeRegistry();
    registry.setMetadata(new Metadata(registry, metadata));
    const lookup = registry.createLookupType(id);
    const shown = registry.createType(lookup, bytes);
    if (toHex(shown.toU8a()) !== toHex(bytes))
      throw new BenchError("not-comparable", "@polkadot/types writes other bytes");

    const [write, read] = getDynamicBuilder(getLookupFn(unifyMetadata(decAnyMetadata(metadata)))).buildDefinition(id);
    const plain: unknown = read(bytes);
    if (toHex(write(plain)) !== toHex(bytes))
      throw new BenchError("not-comparable", "substrate-bindings writes other bytes");

    const decode = timeOf(() => codec.decode(bytes));
    const encode = timeOf(() => codec.encode(value));
    const figure = (what: string, ours: number, theirs: number, beside: string) =>
      ({ what, ours, theirs, beside, unit: "ms", goal: GOAL }) as const;
    return [
      figure(
        "decode",
        decode,
        timeOf(() => registry.createType(lookup, bytes)),
        "@polkadot/types",
      ),
      figure(
        "decode",
        decode,
        timeOf(() => read(bytes)),
        "substrate-bindings",
      ),
      figure(
        "encode",
        encode,
        timeOf(() => shown.toU8a()),
        "@polkadot/types",
      ),
      figure(
        "encode",
        encode,
        timeOf(() => write(plain)),
        "substrate-bindings",
      ),
    ];
  },
};
