import type { NodeBackend } from "../backend.ts";
import { headerJson } from "./format.ts";
import type { Subscription } from "./method.ts";

/** Tells the newest block's header and that of each new one, until the function that is returned is called. */
export function tellHeads(backend: NodeBackend, subscription: Subscription): () => void {
  subscription.send(headerJson(backend.head().header));
  return backend.onBlock(({ header }) => subscription.send(headerJson(header)));
}
