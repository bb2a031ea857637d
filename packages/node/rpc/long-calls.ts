/** Runtime APIs whose methods all read a few values, and which every client calls all the time. */
const SHORT = new Set(["Core", "Metadata", "AccountNonceApi", "AuraApi", "TransactionPaymentApi", "SwapRuntimeApi"]);

/** Whether a call of a runtime API, by its whole name, may take long. */
export function isLongCall(name: string): boolean {
  return !SHORT.has(name.slice(0, name.indexOf("_")));
}
