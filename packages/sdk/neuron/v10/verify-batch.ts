import type { CheckSignature, SignatureCheck } from "./message.ts";

/** Checks many signatures at once, elsewhere than in this thread: what `createVerifierPool` of `@waystone/crypto/pool` makes. */
export type BatchVerifier = {
  verifyBatch(items: readonly SignatureCheck[]): Promise<readonly boolean[]>;
};

type Waiting = {
  readonly check: SignatureCheck;
  readonly resolve: (right: boolean) => void;
  readonly reject: (error: unknown) => void;
};

/** Gathers the signatures that come within one turn of the event loop, so that threads are spoken to seldom. */
export function checkInBatches(verifier: BatchVerifier): CheckSignature {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    verifier.verifyBatch(batch.map(one => one.check)).then(
      verdicts => batch.forEach((one, i) => void one.resolve(verdicts[i] === true)),
      (error: unknown) => batch.forEach(one => void one.reject(error)),
    );
  };
  return check => {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ check, resolve, reject });
    return promise;
  };
}
