import { NeuronError } from "./errors.ts";
import type { AxonBody, AxonHandler, AxonRequest, CallContext } from "./request.ts";

/** The handler's answer, or a failure once its time is up or the request ends; the handler's `signal` tells it to stop. */
export async function runHandler(
  handler: AxonHandler,
  request: AxonRequest,
  context: Omit<CallContext, "signal">,
  abort: AbortController,
  timeoutMs: number,
): Promise<AxonBody> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(abort.signal.reason);
  abort.signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(
    () => abort.abort(new NeuronError("HandlerTimeout", `No answer within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  try {
    abort.signal.throwIfAborted();
    return await Promise.race([Promise.resolve(handler(request, { ...context, signal: abort.signal })), ended]);
  } finally {
    clearTimeout(timer);
    abort.signal.removeEventListener("abort", onAbort);
  }
}
