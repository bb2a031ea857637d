import type { RuntimeCall } from "../define/call.ts";
import type { PostInfo } from "../define/context.ts";
import { DispatchFailure } from "../define/dispatch-error.ts";
import type { Origin } from "../define/origin.ts";
import { type Port, port } from "../define/port.ts";
import type { RuntimeContext } from "./context.ts";

/** Decides whether a call may be made at all by a signed origin; root passes unasked. */
export type CallFilter = (call: RuntimeCall, ctx: RuntimeContext, origin: Origin) => DispatchFailure | undefined;

/** The runtime's filter of calls (FRAME's `BaseCallFilter` and dispatch guards): says with what a call must fail, or nothing. */
export const CallFilterPort: Port<CallFilter> = port<CallFilter>("call filter");

/** As many layers as may be open at once: nested batches end here with an error, not with a stack overflow. */
const MAX_LAYERS = 255;

/**
 * Dispatches a call in a storage layer of its own: what it wrote and emitted stays if it returns, and is dropped if it fails.
 *
 * An exception that is not a {@link DispatchFailure} is a mistake in the runtime: it passes through, with the layer dropped.
 * @throws DispatchFailure whatever the call fails with
 */
export function dispatchCall(ctx: RuntimeContext, call: RuntimeCall, origin: Origin): PostInfo {
  const { runtime, store } = ctx;
  if (store.openLayers >= MAX_LAYERS) throw LayerLimit;
  if (origin.type !== "Root" && runtime.ports.has(CallFilterPort as Port<unknown>)) {
    const refused = runtime.ports.use(CallFilterPort)(call, ctx, origin);
    if (refused !== undefined) throw refused;
  }
  const definition = runtime.calls.definition(call);
  return store.transactional(() => definition.dispatch(ctx.as(origin), call.args) ?? NOTHING_TO_SAY);
}

/** Runs a call and turns its failure into a value. */
export function tryDispatch(
  ctx: RuntimeContext,
  call: RuntimeCall,
  origin: Origin,
): { post: PostInfo; failure: DispatchFailure | undefined } {
  try {
    return { post: dispatchCall(ctx, call, origin), failure: undefined };
  } catch (error) {
    if (error instanceof DispatchFailure) return { post: NOTHING_TO_SAY, failure: error };
    throw error;
  }
}

const NOTHING_TO_SAY: PostInfo = {};
const LayerLimit = new DispatchFailure(
  { type: "Transactional", value: "LimitReached" },
  `more than ${MAX_LAYERS} storage layers are nested`,
);
