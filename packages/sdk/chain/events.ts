import { runtimeErrorDocs } from "./runtime-errors.ts";
import type { ChainSchema } from "./schema.ts";

/** An event of a block: whose, which, its fields, and the extrinsic that it belongs to. */
export interface ChainEvent {
  readonly pallet: string;
  readonly name: string;
  /** Fields by name, or by position where they have none; a single unnamed field stands for itself. */
  readonly fields: unknown;
  /** Index of the extrinsic in the block; `undefined` for what the block itself did. */
  readonly extrinsic: number | undefined;
}

interface RawRecord {
  readonly phase: { readonly type: string; readonly value?: unknown };
  readonly event: {
    readonly type: string;
    readonly value: { readonly type: string; readonly value?: unknown } | string;
  };
}

/** Decodes the value of `System.Events`. */
export function decodeEvents(schema: ChainSchema, bytes: Uint8Array | undefined): readonly ChainEvent[] {
  const records = schema.storage("System", "Events").decode(bytes) as readonly RawRecord[];
  return records.map(({ phase, event }) => {
    const inner = event.value;
    return {
      pallet: event.type,
      name: typeof inner === "string" ? inner : inner.type,
      fields: typeof inner === "string" ? undefined : inner.value,
      extrinsic: phase.type === "ApplyExtrinsic" && typeof phase.value === "number" ? phase.value : undefined,
    };
  });
}

interface RawDispatchError {
  readonly type: string;
  readonly value?: { readonly index: number; readonly error: Uint8Array } | string;
}

/** Why an extrinsic failed, in words: the error's name and docs. `undefined` if it did not. */
export function failureOf(
  schema: ChainSchema,
  events: readonly ChainEvent[],
): { readonly pallet: string; readonly name: string; readonly docs: string } | undefined {
  const failed = events.find(event => event.pallet === "System" && event.name === "ExtrinsicFailed");
  if (failed === undefined) return undefined;
  const { dispatch_error: error } = failed.fields as { readonly dispatch_error: RawDispatchError };
  if (error.type === "Module" && typeof error.value === "object")
    return schema.errorOf(error.value.index, error.value.error[0] ?? 0);
  const detail = typeof error.value === "string" ? `.${error.value}` : "";
  const name = `${error.type}${detail}`;
  return { pallet: "runtime", name, docs: runtimeErrorDocs(name) };
}
