import { asField, Codec, Field, type FieldLike, type Fields } from "@waystone/scale";

/** One field of an event, named or not. */
export interface EventField {
  readonly name: string | undefined;
  readonly field: Field<unknown>;
}

/** An event of a pallet: what it says and which fields it carries. */
export interface EventDef {
  readonly index: number;
  readonly docs: readonly string[];
  readonly fields: readonly EventField[];
}

/** An event that happened: its definition and the values of its fields in order. */
export interface EventInstance {
  readonly def: EventDef;
  readonly values: readonly unknown[];
}

type TypesOf<T extends readonly FieldLike[]> = { readonly [I in keyof T]: T[I]["Type"] };
type NamedTypes<F extends Fields> = { readonly [K in keyof F]: F[K]["Type"] };

/** An event with unnamed fields: call it with their values. */
export type TupleEvent<T extends readonly FieldLike[]> = EventDef & ((...values: TypesOf<T>) => EventInstance);
/** An event with named fields: call it with an object. */
export type NamedEvent<F extends Fields> = EventDef & ((values: NamedTypes<F>) => EventInstance);

function isFieldLike(value: FieldLike | Fields): value is FieldLike {
  return value instanceof Field || value instanceof Codec;
}

/**
 * Defines an event: its wire index, what it says, and its fields (unnamed: list them; named: one object).
 *
 * The result is the definition and, called, an instance to `emit`.
 */
export function event<const F extends Fields>(
  index: number,
  docs: string | readonly string[],
  fields: F,
): NamedEvent<F>;
export function event<const T extends readonly FieldLike[]>(
  index: number,
  docs: string | readonly string[],
  ...fields: T
): TupleEvent<T>;
export function event(
  index: number,
  docs: string | readonly string[],
  ...rest: readonly (FieldLike | Fields)[]
): EventDef & ((...values: readonly unknown[]) => EventInstance) {
  const [first] = rest;
  const named = first !== undefined && !isFieldLike(first) ? first : undefined;
  const fields: EventField[] = [];
  if (named !== undefined) for (const name in named) fields.push({ name, field: asField(named[name] as FieldLike) });
  else for (const like of rest) if (isFieldLike(like)) fields.push({ name: undefined, field: asField(like) });
  const names = fields.map(f => f.name);
  const make = (...values: readonly unknown[]): EventInstance => {
    if (named === undefined) return { def, values };
    const object = values[0] as Readonly<Record<string, unknown>>;
    return { def, values: names.map(name => object[name ?? ""]) };
  };
  const def = Object.assign(make, { index, docs: typeof docs === "string" ? [docs] : docs, fields });
  return def;
}
