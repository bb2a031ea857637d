import { AccountId } from "@waystone/primitives";
import { toHex, Writer } from "@waystone/scale";
import { drawer, writeAny } from "@waystone/scale/testing";
import { type CallValue, Client, type KeyPair, keyFrom } from "@waystone/sdk";
import fc from "fast-check";
import { fuzzedNode } from "../chain.ts";
import { FuzzError } from "../errors.ts";
import { mutate, mutations } from "../mutations.ts";
import { fuzzedRuntime } from "../runtime.ts";
import type { Target } from "../target.ts";

const SENDERS: readonly KeyPair[] = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"].map(keyFrom);
/** The pool's own limits (`waystone node` has no flags for them). */
const MOST = { count: 8192, bytes: 20 * 1024 * 1024 };
const AMOUNTS = [0n, 1n, 1_000n, 10n ** 9n, 50n * 10n ** 9n, 10n ** 15n, (1n << 64n) - 1n];

/** Bytes of any call of the runtime, with arguments that are right in form. */
function anyCalls() {
  const runtime = fuzzedRuntime();
  const calls = runtime.placed.flatMap(({ index, calls: of }) => of.map(([, def]) => ({ index, def })));
  return (seed: number) => {
    const draw = drawer(seed);
    const chosen = calls[draw(calls.length)];
    const w = new Writer(runtime.codecs);
    w.byte(chosen?.index ?? 0);
    w.byte(chosen?.def.index ?? 0);
    for (const [, { codec }] of chosen?.def.fields ?? [])
      writeAny(w, codec, {
        draw,
        account: () => (SENDERS[draw(SENDERS.length)] as KeyPair).publicKey,
        integer: (bits, small) => (small ? BigInt(draw(5)) : BigInt.asUintN(bits, AMOUNTS[draw(AMOUNTS.length)] ?? 0n)),
        token: inner => inner.raw(Uint8Array.of(0, 0, 0)),
      });
    return w.finish();
  };
}

/** The way of a transaction into a block: signed calls of every kind, right and spoilt. */
export const pool: Target = {
  name: "pool",
  holds:
    "each is taken or refused with a code and words, the pool keeps its limits, and blocks go on with their invariants",
  share: 0.1,
  async begin() {
    const { node, errors, stop } = await fuzzedNode();
    const client = await Client.connect(node.rpcUrls[0] ?? "");
    const calls = anyCalls();
    const cases = fc.record({
      seed: fc.nat(),
      sender: fc.nat(SENDERS.length - 1),
      ahead: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: -1, max: 3 })),
      period: fc.constantFrom(0, 4, 64),
      tip: fc.constantFrom(0n, 1n, 10n ** 9n),
      spoilt: fc.option(mutations, { freq: 1, nil: undefined }),
      block: fc.integer({ min: 0, max: 20 }).map(n => n === 0),
    });
    let taken = 0;
    const property = fc.asyncProperty(cases, async ({ seed, sender, ahead, period, tip, spoilt, block }) => {
      const key = SENDERS[sender] as KeyPair;
      const { type: pallet, value: call } = client.schema.call.decode(calls(seed)) as CallValue;
      const nonce = Math.max(0, node.backend.nextIndex(AccountId.from(key.publicKey)) + ahead);
      const bytes = await client
        .call(pallet, call.type, call.value as Readonly<Record<string, unknown>>)
        .sign(key, { nonce, tip, period });
      const sent = spoilt === undefined ? bytes : mutate(bytes, spoilt);
      const answer = node.backend.submit(sent);
      if (answer.ok) taken++;
      else if (!Number.isInteger(answer.code) || answer.message === "")
        throw new FuzzError("bad-answer", `${toHex(sent)} was refused with ${JSON.stringify(answer)}`);
      if (!block) return;
      node.engine.produceBlock();
      const pending = node.backend.pending();
      const length = pending.reduce((sum, one) => sum + one.length, 0);
      if (pending.length > MOST.count || length > MOST.bytes)
        throw new FuzzError("beyond-limits", `the pool holds ${pending.length} transactions of ${length} bytes`);
      if (errors.length > 0) throw new FuzzError("dead", `after ${toHex(sent)} the node says ${errors[0]}`);
    });
    return {
      property,
      async end() {
        client.close();
        const { number } = node.backend.head().header;
        await stop();
        if (taken === 0 || number < 4)
          throw new FuzzError("empty", `${taken} transactions were taken, at block ${number}`);
      },
    };
  },
};
