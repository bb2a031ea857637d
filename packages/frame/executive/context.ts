import type { RuntimeCall } from "../define/call.ts";
import type { CallContext, CallInfo, PostInfo } from "../define/context.ts";
import type { EventInstance } from "../define/event.ts";
import type { Origin } from "../define/origin.ts";
import type { Port } from "../define/port.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Store } from "../store/store.ts";
import { dispatchCall } from "./dispatch.ts";

/** Where in a block an event was emitted: the value of `frame_system::Phase`. */
export type Phase =
  | { readonly type: "ApplyExtrinsic"; readonly value: number }
  | { readonly type: "Finalization"; readonly value: undefined }
  | { readonly type: "Initialization"; readonly value: undefined };

/** An event with its place in the block, as it is logged in the store. */
export interface EmittedEvent {
  readonly phase: Phase;
  readonly event: EventInstance;
}

/** What is shared by all contexts of one block. */
export interface BlockScope {
  phase: Phase;
}

/** The context that rules work with: one store, one runtime, one origin. */
export class RuntimeContext implements CallContext {
  readonly runtime: Runtime;
  readonly store: Store;
  readonly origin: Origin;
  readonly scope: BlockScope;

  constructor(runtime: Runtime, store: Store, origin: Origin, scope: BlockScope) {
    this.runtime = runtime;
    this.store = store;
    this.origin = origin;
    this.scope = scope;
  }

  // Arrow fields, since rules take what they need apart: `dispatch({ origin, store, emit }, …)`.
  readonly emit = (event: EventInstance): void => {
    const emitted: EmittedEvent = { phase: this.scope.phase, event };
    this.store.log(emitted);
  };

  readonly use = <T>(port: Port<T>): T => this.runtime.ports.use(port);

  readonly encodeCall = (call: RuntimeCall): Uint8Array => this.runtime.calls.encode(call, this.runtime.codecs);

  readonly weigh = (call: RuntimeCall): CallInfo => this.runtime.calls.info(call);

  readonly dispatch = (call: RuntimeCall, origin: Origin): PostInfo => dispatchCall(this, call, origin);

  /** The same block and store with another origin. */
  as(origin: Origin): RuntimeContext {
    return new RuntimeContext(this.runtime, this.store, origin, this.scope);
  }
}
