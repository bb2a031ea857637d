import type { Codec } from "@waystone/scale";
import type { Ports } from "./port.ts";

/** A value of a pallet that does not change while the chain runs and stands in the metadata. */
export interface ConstantDef<T> {
  readonly docs: readonly string[];
  readonly codec: Codec<T>;
  /** The value; some follow from what the runtime provides, such as its preset. */
  value(ports: Ports): T;
}

/** Defines a constant of a pallet. */
export function constant<T>(codec: Codec<T>, value: T | ((ports: Ports) => T), ...docs: string[]): ConstantDef<T> {
  return {
    docs,
    codec,
    value: ports => (typeof value === "function" ? (value as (ports: Ports) => T)(ports) : value),
  };
}
