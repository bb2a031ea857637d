import { NeuronError } from "./errors.ts";

/** The handler's answer, or a failure once its time is up or the request ends; the signal tells the handler to stop. */
export async function runHandler<T>(
  handler: (signal: AbortSignal) => T | Promise<T>,
  abort: AbortController,
  timeoutMs: number,
): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(abort.signal.reason);
  abort.signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(
    () => abort.abort(new NeuronError("HandlerTimeout", `No answer within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  try {
    abort.signal.throwIfAborted();
    return await Promise.race([Promise.resolve(handler(abort.signal)), ended]);
  } finally {
    clearTimeout(timer);
    abort.signal.removeEventListener("abort", onAbort);
  }
}
