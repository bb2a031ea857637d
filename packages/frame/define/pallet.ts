import { FrameError } from "../errors.ts";
import type { AnyStorageItem } from "../store/item.ts";
import type { CallDef, RuntimeCall } from "./call.ts";
import type { ConstantDef } from "./constant.ts";
import type { Context, Weight } from "./context.ts";
import type { ModuleError } from "./dispatch-error.ts";
import type { EventDef } from "./event.ts";

/** What an area of a pallet, or a pallet without areas, consists of. Export names are wire names. */
export interface Parts {
  readonly storage?: Readonly<Record<string, AnyStorageItem>>;
  readonly events?: Readonly<Record<string, EventDef>>;
  readonly errors?: Readonly<Record<string, ModuleError>>;
  readonly calls?: Readonly<Record<string, CallDef<unknown>>>;
  readonly constants?: Readonly<Record<string, ConstantDef<unknown>>>;
}

/** What a pallet does in each block, whether or not anybody calls it. */
export interface Hooks {
  /** Before all extrinsics. Returns the weight that it used. */
  onInitialize?(ctx: Context, block: number): Weight | undefined;
  /** After all extrinsics, if weight is left. Returns the weight that it used. */
  onIdle?(ctx: Context, block: number, left: Weight): Weight | undefined;
  /** Last. */
  onFinalize?(ctx: Context, block: number): void;
}

/** A call that the block's author, not a user, puts into the block. */
export interface Inherent {
  /** Whether a call is this inherent. */
  is(call: RuntimeCall): boolean;
  /** The call for a new block, from what the author supplies, or `undefined` for none. */
  create(ctx: Context, data: InherentData): RuntimeCall | undefined;
  /** Says what is wrong with an inherent in somebody else's block, or nothing. */
  check(ctx: Context, call: RuntimeCall, data: InherentData): string | undefined;
}

/** What a block's author supplies to inherents. */
export interface InherentData {
  /** Time of the block in milliseconds since 1970. */
  readonly now: bigint;
  /** ML-KEM-768 key, 1184 bytes, that opens what users encrypt for the author's next block. Left out by authors that open nothing. */
  readonly shieldKey?: Uint8Array;
}

/** What `definePallet` is given. */
export interface PalletSpec extends Parts {
  /** Name under which storage is kept and which metadata shows. */
  readonly name: string;
  readonly docs?: readonly string[];
  /** First segment of its type paths in metadata, such as `pallet_balances`; that is the default, made from the name. */
  readonly crate?: string;
  /** Areas of a large pallet, in the order in which they depend on each other. */
  readonly areas?: readonly Parts[];
  readonly hooks?: Hooks;
  readonly inherent?: Inherent;
  /** Invariants: says what does not hold, or nothing. Run after every block in tests and demo. */
  readonly tryState?: (ctx: Context) => readonly string[];
}

/** Merges the parts of areas, type by type: `{ ...a, ...b }` without losing a duplicate silently. */
export type MergeAreas<A extends readonly Parts[], K extends keyof Parts> = A extends readonly [
  infer Head extends Parts,
  ...infer Rest extends readonly Parts[],
]
  ? PartOf<Head, K> & MergeAreas<Rest, K>
  : unknown;

/** One part, or an empty one where it is absent. */
export type PartOf<P extends Parts, K extends keyof Parts> = P[K] extends NonNullable<Parts[K]> ? P[K] : unknown;

/** A part of a pallet over all its areas. */
export type PalletPart<S extends PalletSpec, K extends keyof Parts> = PartOf<S, K> &
  (S["areas"] extends readonly Parts[] ? MergeAreas<S["areas"], K> : unknown);

/** A pallet, checked: names and indices are unique, storage knows its name. */
export interface Pallet<S extends PalletSpec = PalletSpec> {
  readonly name: S["name"];
  readonly crate: string;
  readonly docs: readonly string[];
  readonly storage: PalletPart<S, "storage">;
  readonly events: PalletPart<S, "events">;
  readonly errors: PalletPart<S, "errors">;
  readonly calls: PalletPart<S, "calls">;
  readonly constants: PalletPart<S, "constants">;
  readonly hooks: Hooks;
  readonly inherent: Inherent | undefined;
  readonly tryState: ((ctx: Context) => readonly string[]) | undefined;
}

/** A pallet as the runtime handles it, whatever its parts. */
export interface AnyPallet {
  readonly name: string;
  readonly crate: string;
  readonly docs: readonly string[];
  readonly storage: unknown;
  readonly events: unknown;
  readonly errors: unknown;
  readonly calls: unknown;
  readonly constants: unknown;
  readonly hooks: Hooks;
  readonly inherent: Inherent | undefined;
  readonly tryState: ((ctx: Context) => readonly string[]) | undefined;
}

/** Groups an area's parts; the pallet lists areas and refuses duplicates between them. */
export function area<const P extends Parts>(parts: P): P {
  return parts;
}

/**
 * Defines a pallet from what its files export.
 * @throws FrameError `duplicate-name` or `duplicate-index`, naming both sides; `index-gap` where errors do not run from 0
 */
export function definePallet<const S extends PalletSpec>(spec: S): Pallet<S> {
  const sources: Parts[] = [spec, ...(spec.areas ?? [])];
  const storage = merge(spec.name, "storage", sources);
  for (const [name, item] of Object.entries(storage)) item.bind(spec.name, name);
  const errors = merge(spec.name, "errors", sources);
  checkIndices(spec.name, "errors", errors, true);
  const events = merge(spec.name, "events", sources);
  checkIndices(spec.name, "events", events, false);
  const calls = merge(spec.name, "calls", sources);
  checkIndices(spec.name, "calls", calls, false);
  const pallet: AnyPallet = {
    name: spec.name,
    crate: spec.crate ?? `pallet_${spec.name.replace(/(?<=[a-z0-9])[A-Z]/g, c => `_${c}`).toLowerCase()}`,
    docs: spec.docs ?? [],
    storage,
    events,
    errors,
    calls,
    constants: merge(spec.name, "constants", sources),
    hooks: spec.hooks ?? {},
    inherent: spec.inherent,
    tryState: spec.tryState,
  };
  return pallet as Pallet<S>;
}

function merge<K extends keyof Parts>(pallet: string, kind: K, sources: readonly Parts[]): NonNullable<Parts[K]> {
  const out: Record<string, unknown> = {};
  for (const source of sources)
    for (const [name, value] of Object.entries(source[kind] ?? {})) {
      if (name in out && out[name] !== value)
        throw new FrameError(
          "duplicate-name",
          `${pallet} has two ${kind} named ${name}; rename one or export it from one area only`,
        );
      out[name] = value;
    }
  return out as NonNullable<Parts[K]>;
}

function checkIndices(
  pallet: string,
  kind: string,
  items: Readonly<Record<string, { readonly index: number }>>,
  dense: boolean,
) {
  const seen = new Map<number, string>();
  for (const [name, { index }] of Object.entries(items)) {
    const other = seen.get(index);
    if (other !== undefined)
      throw new FrameError(
        "duplicate-index",
        `${pallet} gives index ${index} of its ${kind} to both ${other} and ${name}`,
      );
    seen.set(index, name);
  }
  if (!dense) return;
  for (let i = 0; i < seen.size; i++)
    if (!seen.has(i))
      throw new FrameError(
        "index-gap",
        `${pallet} has ${seen.size} ${kind} but none at index ${i}; clients look them up by position`,
      );
}
