import { type Codec, vec } from "@waystone/scale";
import type { Subnet } from "./subnet.ts";

/** A field of an answer about a subnet: how it is written, and what it is read from. */
export interface Column<T> {
  readonly codec: Codec<T>;
  read(subnet: Subnet): T;
}

/** Defines a field. */
export function column<T>(codec: Codec<T>, read: (subnet: Subnet) => NoInfer<T>): Column<T> {
  return { codec, read };
}

/** A field with a value for each uid; `absent` where the chain has kept none. */
export function byUid<T>(
  codec: Codec<T>,
  read: (subnet: Subnet) => readonly T[],
  absent: NoInfer<T>,
): Column<readonly T[]> {
  return column(vec(codec), subnet => {
    const values = read(subnet);
    return subnet.hotkeys.map((_, uid) => values[uid] ?? absent);
  });
}

/** Fields of an answer by name, in the wire's order. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** Value of each column. */
export type Values<C> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** Codec of each column. The cast restores the keys, which `Object.fromEntries` loses. */
export function codecsOf<C extends Columns>(columns: C) {
  return Object.fromEntries(Object.entries(columns).map(([name, { codec }]) => [name, codec])) as unknown as {
    readonly [K in keyof C]: C[K] extends Column<infer T> ? Codec<T> : never;
  };
}

/** Value of each column for one subnet. */
export function readAll<C extends Columns>(columns: C, subnet: Subnet): Values<C> {
  return Object.fromEntries(Object.entries(columns).map(([name, { read }]) => [name, read(subnet)])) as Values<C>;
}
