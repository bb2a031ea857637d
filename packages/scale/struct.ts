import { asField, Codec, type Fields } from "./codec.ts";
import { inside, ScaleError } from "./errors.ts";
import { pathType, type TypeOptions } from "./newtype.ts";
import type { Reader } from "./reader.ts";
import type { FieldInfo, TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** JS value of a struct whose fields are known at run time only. */
export type StructValue = Readonly<Record<string, unknown>>;

interface Member {
  readonly name: string;
  readonly codec: Codec<unknown>;
}

/** Values of several codecs, by name, in the order of definition. */
export class Struct extends Codec<StructValue> {
  readonly type: TypeInfo;
  readonly members: readonly Member[];
  readonly #template: StructValue;
  #minSize: number | undefined;

  constructor(type: TypeInfo, members: readonly Member[]) {
    super();
    for (const { name } of members)
      if (name === "__proto__" || members.filter(m => m.name === name).length > 1)
        throw new ScaleError("bad-type", `${type.name} cannot have a field named ${name}, or has it twice`);
    this.type = type;
    this.members = members;
    // Copies of one template share a hidden class; filling an empty object loses a fifth of the speed once many types are read.
    this.#template = Object.fromEntries(members.map(m => [m.name, undefined]));
  }

  override get minSize(): number {
    this.#minSize ??= this.members.reduce((sum, m) => sum + m.codec.minSize, 0);
    return this.#minSize;
  }

  override compare(a: StructValue, b: StructValue): number {
    for (const { name, codec } of this.members) {
      const order = codec.compare(a[name], b[name]);
      if (order !== 0) return order;
    }
    return 0;
  }

  read(r: Reader): StructValue {
    const out: Record<string, unknown> = { ...this.#template };
    let at = "";
    try {
      for (const member of this.members) {
        at = member.name;
        out[at] = member.codec.read(r);
      }
    } catch (error) {
      throw inside(error, at);
    }
    return out;
  }

  write(w: Writer, value: StructValue): void {
    if (typeof value !== "object" || value === null) {
      if (this.members.length === 0) return;
      throw new ScaleError("bad-value", `${this.type.name} is written from an object, not from ${String(value)}`);
    }
    let at = "";
    try {
      for (const member of this.members) {
        at = member.name;
        member.codec.write(w, value[at]);
      }
    } catch (error) {
      throw inside(error, at);
    }
  }
}

/** Named fields as scale-info shows them. */
export function namedFields(fields: Fields): { infos: FieldInfo[]; members: Member[] } {
  const infos: FieldInfo[] = [];
  const members: Member[] = [];
  for (const [name, like] of Object.entries(fields)) {
    const { codec, docs, typeName } = asField(like);
    infos.push({ name, type: codec, typeName, docs });
    members.push({ name, codec });
  }
  return { infos, members };
}

/**
 * A struct with named fields. The JS value is an object with the wire's names.
 * @param path Rust path, `::` between segments; empty for a list of arguments that is no type of its own
 * @throws ScaleError `bad-type` for a field named `__proto__`
 */
export function struct<const F extends Fields>(
  path: string,
  fields: F,
  options?: TypeOptions,
): Codec<{ readonly [K in keyof F]: F[K]["Type"] }> {
  const { infos, members } = namedFields(fields);
  const codec: Codec<unknown> = new Struct(pathType(path, { kind: "composite", fields: infos }, options), members);
  return codec as Codec<{ readonly [K in keyof F]: F[K]["Type"] }>;
}
