import { expect, test } from "vitest";
import { keyFromUri } from "../index.ts";
import type { SignatureKind } from "../keys/verify.ts";
import { packBatch, unpackBatch } from "./batch.ts";
import { createVerifierPool, type VerifyItem } from "./pool.ts";

const message = (i: number): Uint8Array => new TextEncoder().encode(`message ${i}`);

function items(count: number): { readonly all: VerifyItem[]; readonly expected: boolean[] } {
  const kinds: SignatureKind[] = ["sr25519", "sr25519", "ed25519", "ecdsa"];
  const keys = kinds.map(kind => keyFromUri("//Alice", kind));
  const all = keys.flatMap((key, k) =>
    Array.from({ length: count }, (_, i) => {
      const right = (i + k) % 3 !== 0;
      const signature = key.sign(message(right ? i : i + 1));
      return { kind: key.kind, publicKey: key.publicKey, message: message(i), signature, right };
    }),
  );
  return { all, expected: all.map(item => item.right) };
}

test("a batch is checked over several threads and answered in order", async () => {
  const pool = createVerifierPool({ workers: 2 });
  const { all, expected } = items(12);
  const malformed: VerifyItem = { ...(all[0] as VerifyItem), publicKey: new Uint8Array(32).fill(255) };
  expect(await pool.verifyBatch([...all, malformed])).toEqual([...expected, false]);
  expect(await Promise.all([pool.verifyBatch(all.slice(0, 5)), pool.verifyBatch([])])).toEqual([
    expected.slice(0, 5),
    [],
  ]);
  await pool.close();
});

test("a closed pool refuses, and rejects what it has not finished", async () => {
  const pool = createVerifierPool({ workers: 1 });
  const pending = pool.verifyBatch(items(1).all);
  const outcome = expect(pending).rejects.toMatchObject({ code: "pool-closed" });
  await pool.close();
  await outcome;
  await expect(pool.verifyBatch(items(1).all)).rejects.toMatchObject({ code: "pool-closed" });
});

test("a dead thread is an error, not a verdict", async () => {
  const pool = createVerifierPool({ workers: 1, workerUrl: new URL("data:text/javascript,process.exit(3)") });
  await expect(pool.verifyBatch(items(1).all)).rejects.toMatchObject({ code: "worker-failed" });
  await pool.close();
});

test("packing keeps every byte", () => {
  const { all } = items(2);
  const plain = all.map(({ kind, publicKey, message, signature }) => ({ kind, publicKey, message, signature }));
  expect(unpackBatch(packBatch(plain))).toEqual(plain);
});
