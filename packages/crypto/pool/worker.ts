import { parentPort } from "node:worker_threads";
import { createVerify } from "../keys/verify.ts";
import { schnorrkel } from "../sr25519/schnorrkel.ts";
import { unpackBatch } from "./batch.ts";

const verify = createVerify(schnorrkel);

// The pool's worker thread: a packed batch in, one byte per item out. Bundlers take this file as an entry of its own.
parentPort?.on("message", ({ id, batch }: { readonly id: number; readonly batch: Uint8Array }) => {
  const verdicts = Uint8Array.from(unpackBatch(batch), item =>
    verify(item.kind, item.publicKey, item.message, item.signature) ? 1 : 0,
  );
  parentPort?.postMessage({ id, verdicts }, [verdicts.buffer]);
});
