import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { utf8Bytes } from "../bytes.ts";
import { CryptoError } from "../errors.ts";

/** Told when a derivation begins (`true`) and when it is over (`false`): it takes seconds, and the user wants to know why. */
export type OnDerive = (begun: boolean) => void;

const slow = promisify(pbkdf2);

/** The last derivation that was asked for; the next one begins when it is over. */
let last: Promise<unknown> = Promise.resolve();

/** One derivation at a time in this process: two would take a gibibyte, and neither be done sooner. */
async function inTurn(onDerive: OnDerive | undefined, derive: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const turn = last.then(async () => {
    onDerive?.(true);
    try {
      return await derive();
    } finally {
      onDerive?.(false);
    }
  });
  // The next in the queue has nothing to do with how this one ended; who asked for it gets the error.
  last = turn.catch(() => undefined);
  return turn;
}

function inThread(password: Uint8Array, workerUrl: URL): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(workerUrl, { workerData: { password } });
  const failed = (cause: unknown): void =>
    reject(
      new CryptoError(
        "worker-failed",
        `The thread that derives the key ended (${cause instanceof Error ? cause.message : String(cause)}): it needs 512 MiB of memory.`,
      ),
    );
  worker.on("message", resolve);
  worker.on("error", failed);
  // After a message this changes nothing.
  worker.on("exit", code => failed(`exit code ${code}`));
  return promise.finally(() => worker.terminate());
}

/**
 * Key, 32 bytes, of a `$NACL` keyfile (`neurons.md` 2). 512 MiB and some seconds in a thread of its own, one at a time.
 * @throws CryptoError `worker-failed` where the thread cannot have the memory
 */
export function naclKey(
  password: string,
  onDerive?: OnDerive,
  workerUrl: URL = new URL("./worker.ts", import.meta.url),
): Promise<Uint8Array> {
  return inTurn(onDerive, () => inThread(utf8Bytes(password), workerUrl));
}

/** PBKDF2-HMAC-SHA256, computed by Node.js outside of this thread, in turn with all other derivations. */
export function pbkdf2Key(
  password: string,
  salt: Uint8Array,
  rounds: number,
  length: number,
  onDerive?: OnDerive,
): Promise<Uint8Array> {
  return inTurn(onDerive, () => slow(utf8Bytes(password), salt, rounds, length, "sha256"));
}
