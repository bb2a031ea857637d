import { asField, type Codec, type Field, type Fields, token } from "@waystone/scale";
import type { CallContext, CallInfo, DispatchClass, PostInfo, Weight } from "./context.ts";

/**
 * One call of whatever runtime we run in. A pallet can dispatch it, weigh it and hash it, and looks no further
 * (`T::RuntimeCall` in FRAME).
 */
export interface RuntimeCall {
  readonly pallet: string;
  readonly call: string;
  readonly args: unknown;
}

/** What a reader's and writer's `env` must offer for {@link RuntimeCall} and its like. */
export interface CodecEnv {
  readonly calls: Codec<RuntimeCall>;
  readonly events: Codec<unknown>;
}

const envOf = (env: unknown): CodecEnv => env as CodecEnv;

/** Codec of {@link RuntimeCall}: the runtime at hand decides. */
export const RuntimeCall: Codec<RuntimeCall> = token<RuntimeCall>(
  "RuntimeCall",
  r => envOf(r.env).calls.read(r),
  (w, value) => envOf(w.env).calls.write(w, value),
);

/** Codec of an event of the runtime at hand. */
export const RuntimeEvent: Codec<unknown> = token<unknown>(
  "RuntimeEvent",
  r => envOf(r.env).events.read(r),
  (w, value) => envOf(w.env).events.write(w, value),
);

/** The static types of a call's arguments. */
export type ArgsOf<F extends Fields> = { readonly [K in keyof F]: F[K]["Type"] };

/** A dispatchable call: its wire index, cost, arguments and rule. */
export interface CallDef<A> {
  readonly index: number;
  readonly docs: readonly string[];
  readonly fields: readonly (readonly [name: string, field: Field<unknown>])[];
  readonly class: DispatchClass;
  info(args: A, weigh: (call: RuntimeCall) => CallInfo): CallInfo;
  dispatch(ctx: CallContext, args: A): PostInfo | undefined;
}

/** What `call` is given. */
export interface CallSpec<F extends Fields, A> {
  /** Position of the call in its pallet on the wire. */
  readonly index: number;
  /** Origin, details, events, errors; shown by wallets. */
  readonly docs: readonly string[];
  readonly args: F;
  /** Declared weight; a call that wraps others adds theirs. Without it: the runtime's smallest. */
  readonly weight?: Weight | ((args: A, weigh: (call: RuntimeCall) => CallInfo) => Weight);
  /** `Normal` if not given. */
  readonly class?: DispatchClass | ((args: A, weigh: (call: RuntimeCall) => CallInfo) => DispatchClass);
  /** Whether the signer pays a fee; yes if not given. */
  readonly pays?: "yes" | "no";
  dispatch(ctx: CallContext, args: A): PostInfo | undefined | void;
}

/** Smallest declared weight: 10 µs. */
const DEFAULT_WEIGHT: Weight = { refTime: 10_000_000n, proofSize: 0n };

/** Defines a dispatchable call. The name is that of the export under which the pallet lists it. */
export function call<const F extends Fields>(spec: CallSpec<F, ArgsOf<F>>): CallDef<ArgsOf<F>> {
  const fields: (readonly [string, Field<unknown>])[] = [];
  for (const name in spec.args) {
    const like = spec.args[name];
    if (like !== undefined) fields.push([name, asField(like)]);
  }
  const { weight, class: declared, pays } = spec;
  return {
    index: spec.index,
    docs: spec.docs,
    fields,
    class: typeof declared === "string" ? declared : "Normal",
    info(args, weigh) {
      return {
        weight: weight === undefined ? DEFAULT_WEIGHT : typeof weight === "function" ? weight(args, weigh) : weight,
        class: declared === undefined ? "Normal" : typeof declared === "function" ? declared(args, weigh) : declared,
        pays: pays === "no" ? "No" : "Yes",
      };
    },
    dispatch(ctx, args) {
      return spec.dispatch(ctx, args) ?? undefined;
    },
  };
}

/** Narrows a call of the runtime at hand by pallet and name. The argument type is the caller's to know. */
export function isCall(value: RuntimeCall, pallet: string, name: string): boolean {
  return value.pallet === pallet && value.call === name;
}
