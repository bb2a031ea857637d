import { availableParallelism } from "node:os";
import * as schnorrkel from "@polkadot-labs/schnorrkel-wasm";
import { keyFromUri } from "@waystone/crypto";
import { createVerifierPool } from "@waystone/crypto/pool";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";
import { median, timeOf } from "../lib/measure.ts";

const COUNT = 4000;
const ROUNDS = 5;

/** How near the pool of threads comes to what the library can do. */
export const signatures: BenchCase = {
  name: "signatures",
  question: `sr25519 signatures checked in a second, ${COUNT} at once on ${availableParallelism()} cores: how near is the pool of threads to the library's own bound?`,
  async run() {
    const key = keyFromUri("//Alice");
    const items = Array.from({ length: COUNT }, (_, i) => {
      const message = new TextEncoder().encode(
        `message ${i} of a length that an extrinsic's payload has, about 120 bytes of it`,
      );
      return { kind: "sr25519", publicKey: key.publicKey, message, signature: key.sign(message) } as const;
    });
    const [one] = items;
    if (one === undefined || !schnorrkel.sr25519_verify(one.publicKey, one.message, one.signature))
      throw new BenchError("not-comparable", "the library refuses the signature that ours made");
    const each = timeOf(() => schnorrkel.sr25519_verify(one.publicKey, one.message, one.signature));
    const pool = createVerifierPool();
    try {
      await pool.verifyBatch(items);
      const took: number[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const began = performance.now();
        if ((await pool.verifyBatch(items)).includes(false))
          throw new BenchError("not-comparable", "a good signature was refused");
        took.push(performance.now() - began);
      }
      return [
        {
          what: "signatures checked",
          ours: (COUNT / median(took)) * 1000,
          theirs: (availableParallelism() * 1000) / each,
          beside: "schnorrkel in one thread, times the cores",
          unit: "per second",
        },
      ];
    } finally {
      await pool.close();
    }
  },
};
