import { Header } from "@waystone/primitives";
import {
  type Codec,
  decodeMetadata,
  Reader,
  RegistryCodecs,
  ScaleError,
  type TypeNode,
  toHex,
  Writer,
} from "@waystone/scale";
import { drawer, writeAny } from "@waystone/scale/testing";
import fc from "fast-check";
import { FuzzError } from "../errors.ts";
import { mutate, mutations } from "../mutations.ts";
import { fuzzedRuntime } from "../runtime.ts";
import type { Target } from "../target.ts";

/** Milliseconds after which a decoder counts as hanging: a thousand times what the longest of these inputs takes. */
const HANG_MS = 1000;

interface Decoder {
  readonly name: string;
  readonly codec: Codec<unknown>;
  /** What its type is in the registry; that of calls and events is made from the metadata. */
  readonly shape: TypeNode;
}

/** The runtime's own codecs, and those that a client builds from its metadata. */
function decoders() {
  const runtime = fuzzedRuntime();
  const { types } = decodeMetadata(runtime.metadata(15) ?? new Uint8Array(0)).value;
  const dynamic = new RegistryCodecs(types);
  const shapeOf = (path: string): TypeNode => dynamic.codec(types.find(({ ty }) => ty.path.at(-1) === path)?.id ?? 0);
  const own: Decoder[] = [
    { name: "call", codec: runtime.calls as Codec<unknown>, shape: shapeOf("RuntimeCall") },
    { name: "event", codec: runtime.events as Codec<unknown>, shape: shapeOf("RuntimeEvent") },
    { name: "header", codec: Header as Codec<unknown>, shape: Header },
  ];
  for (const { name, storage } of runtime.placed)
    for (const [item, { value }] of storage) own.push({ name: `${name}.${item}`, codec: value, shape: value });
  const built = types.map(({ id }) => ({ name: `type ${id}`, codec: dynamic.codec(id), shape: dynamic.codec(id) }));
  return { runtime, all: [...own, ...built] };
}

/** Bytes that are right for a codec, or nearly. */
function valid(shape: TypeNode, seed: number, env: unknown): Uint8Array {
  const draw = drawer(seed);
  const w = new Writer(env);
  let left = 200;
  writeAny(w, shape, {
    // A type that contains itself comes to an end.
    draw: below => (left-- > 0 ? draw(below) : 0),
    account: () => new Uint8Array(32).fill(draw(256)),
    integer: bits =>
      BigInt.asUintN(bits, [0n, 1n, 255n, 1n << 30n, (1n << 64n) - 1n, (1n << 128n) - 1n][draw(6)] ?? 0n),
    token: inner => inner.raw(Uint8Array.of(0, 0, 0)),
  });
  return w.finish();
}

/** Every SCALE decoder: of calls, events, each storage value, headers, and of each type of the metadata. */
export const codecs: Target = {
  name: "codecs",
  holds: "decodes to what encodes again to the same value, or a ScaleError that names the place",
  share: 0.45,
  begin() {
    const { runtime, all } = decoders();
    const cases = fc.record({
      which: fc.nat(all.length - 1),
      seed: fc.nat(),
      noise: fc.option(fc.uint8Array({ maxLength: 80 }), { freq: 4, nil: undefined }),
      mutations,
    });
    let decoded = 0;
    const property = fc.property(cases, ({ which, seed, noise, mutations: changes }) => {
      const { name, codec, shape } = all[which] as Decoder;
      const bytes = noise ?? mutate(valid(shape, seed, runtime.codecs), changes);
      const began = performance.now();
      try {
        check(name, codec, bytes, runtime.codecs);
        decoded++;
      } catch (error) {
        if (!(error instanceof ScaleError)) throw error;
        if (!/\d/.test(error.message)) throw new FuzzError("bad-error", `${name}: "${error.message}" names no place`);
      }
      if (performance.now() - began > HANG_MS) throw new FuzzError("hangs", `${name} takes long for ${toHex(bytes)}`);
    });
    return {
      property,
      end() {
        if (decoded === 0) throw new FuzzError("empty", "nothing was ever decoded");
      },
    };
  },
};

function check(name: string, codec: Codec<unknown>, bytes: Uint8Array, env: unknown): void {
  const value = codec.decode(bytes, env);
  const again = codec.encode(value, env);
  const twice = codec.encode(codec.read(new Reader(again, env)), env);
  if (toHex(again) !== toHex(twice))
    throw new FuzzError(
      "unstable",
      `${name}: ${toHex(bytes)} is written as ${toHex(again)}, and that as ${toHex(twice)}`,
    );
}
