import { NeuronError } from "./errors.ts";

// What a timer can hold is 24 days; a day and more is no wait for an answer.
const LONGEST_MS = 86_400_000;

/** A call's end: by time, or by its caller's wish. The signal's reason is a {@link NeuronError} `Timeout` or `Aborted`. */
export function deadline(timeoutMs: number, outer: AbortSignal | undefined) {
  const abort = new AbortController();
  const timer = setTimeout(
    () => abort.abort(new NeuronError("Timeout", `No answer within ${timeoutMs} ms.`)),
    Math.min(Math.max(0, timeoutMs), LONGEST_MS),
  );
  const onOuter = (): void => abort.abort(new NeuronError("Aborted", "The call was ended.", { cause: outer?.reason }));
  if (outer?.aborted === true) onOuter();
  outer?.addEventListener("abort", onOuter, { once: true });
  return {
    signal: abort.signal,
    stop(): void {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onOuter);
    },
  };
}
