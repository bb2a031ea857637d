import { blake2_64 } from "@waystone/crypto";
import { asField, type Codec, type Field, type Fields, struct } from "@waystone/scale";
import type { ArgsOf } from "./call.ts";
import type { Context } from "./context.ts";

/** What a runtime API method works with: a context over the state of the block that was asked about, dropped afterwards. */
export type ApiContext = Context;

/** One method of a runtime API. */
export interface ApiMethod<A, R> {
  readonly docs: readonly string[];
  readonly fields: readonly (readonly [name: string, field: Field<unknown>])[];
  readonly args: Codec<A>;
  readonly result: Codec<R>;
  handle(ctx: ApiContext, args: A): R;
}

/** What `apiMethod` is given. */
export interface ApiMethodSpec<F extends Fields, R> {
  readonly docs: readonly string[];
  readonly args: F;
  readonly result: Codec<R>;
  handle(ctx: ApiContext, args: ArgsOf<F>): NoInfer<R>;
}

/** Defines a method of a runtime API: arguments by name, result, and what answers. */
export function apiMethod<const F extends Fields, R>(spec: ApiMethodSpec<F, R>): ApiMethod<ArgsOf<F>, R> {
  return {
    docs: spec.docs,
    fields: Object.entries(spec.args).map(([name, like]) => [name, asField(like)]),
    args: struct("", spec.args),
    result: spec.result,
    handle: (ctx, args) => spec.handle(ctx, args),
  };
}

/** A runtime API: a named, versioned set of methods, called through `state_call "<name>_<method>"`. */
export interface RuntimeApi<
  M extends Readonly<Record<string, ApiMethod<unknown, unknown>>> = Readonly<
    Record<string, ApiMethod<unknown, unknown>>
  >,
> {
  readonly name: string;
  readonly version: number;
  readonly docs: readonly string[];
  /** First 8 bytes by which `RuntimeVersion.apis` names it: BLAKE2b-64 of the name. */
  readonly id: Uint8Array;
  readonly methods: M;
}

/** Defines a runtime API. */
export function runtimeApi<const M extends Readonly<Record<string, ApiMethod<unknown, unknown>>>>(
  name: string,
  version: number,
  docs: readonly string[],
  methods: M,
): RuntimeApi<M> {
  return { name, version, docs, id: blake2_64(new TextEncoder().encode(name)), methods };
}
