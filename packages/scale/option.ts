import { Codec, Field } from "./codec.ts";
import { inside } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { shorten, type TypeInfo } from "./type-info.ts";
import { variant } from "./variant.ts";
import type { Writer } from "./writer.ts";

const NONE: { readonly type: "None"; readonly value?: undefined } = Object.freeze({ type: "None", value: undefined });

/** JS value of `Option<T>`: `undefined` for none; told apart by `type` where `T` itself can be `undefined`. */
export type OptionValue<T> = unknown extends T
  ? unknown
  : undefined extends T
    ? { readonly type: "None"; readonly value?: undefined } | { readonly type: "Some"; readonly value: T }
    : T | undefined;

interface Tagged {
  readonly type: string;
  readonly value?: unknown;
}

class OptionCodec extends Codec<unknown> {
  readonly type: TypeInfo;
  readonly inner: Codec<unknown>;
  #tagged: boolean | undefined;

  constructor(inner: Codec<unknown>) {
    super();
    this.inner = inner;
    const some = { name: undefined, type: inner, typeName: undefined, docs: [] };
    this.type = {
      name: shorten(`Option<${inner.name}>`),
      path: "Option",
      params: [{ name: "T", type: inner }],
      def: {
        kind: "variant",
        variants: [
          { name: "None", index: 0, fields: [], docs: [] },
          { name: "Some", index: 1, fields: [some], docs: [] },
        ],
      },
      docs: [],
    };
  }

  // Asked late: the inner codec may be a lazy one that is not defined yet.
  #isTagged(): boolean {
    this.#tagged ??= this.inner.nullable;
    return this.#tagged;
  }

  override get nullable(): boolean {
    return !this.#isTagged();
  }

  #payload(value: unknown): { readonly some: unknown } | undefined {
    if (!this.#isTagged()) return value === undefined ? undefined : { some: value };
    const tagged = value as Tagged;
    return tagged.type === "None" ? undefined : { some: tagged.value };
  }

  override compare(a: unknown, b: unknown): number {
    const [left, right] = [this.#payload(a), this.#payload(b)];
    if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
    return this.inner.compare(left.some, right.some);
  }

  read(r: Reader): unknown {
    const flag = r.byte();
    if (flag > 1) throw r.error("bad-option", `byte ${flag} is not an Option; expected 0 or 1`, r.offset - 1);
    if (this.#isTagged()) return flag === 0 ? NONE : { type: "Some", value: this.#readSome(r) };
    return flag === 0 ? undefined : this.inner.read(r);
  }

  #readSome(r: Reader): unknown {
    try {
      return this.inner.read(r);
    } catch (error) {
      throw inside(error, "Some");
    }
  }

  write(w: Writer, value: unknown): void {
    const payload = this.#payload(value);
    w.byte(payload === undefined ? 0 : 1);
    if (payload !== undefined) this.inner.write(w, payload.some);
  }
}

/**
 * `Option<T>`: one byte, then the value if there is one. `Option<bool>` is no exception, as in scale-info.
 * An option of something that can itself be `undefined` (another option, `()`) is `{ type: "None" }` or `{ type: "Some", value }`.
 */
export function option<T>(inner: Codec<T>): Codec<OptionValue<T>> {
  return new OptionCodec(inner) as Codec<unknown> as Codec<OptionValue<T>>;
}

/** `Result<T, E>`: `{ type: "Ok", value }` or `{ type: "Err", value }`. */
export function result<T, E>(
  ok: Codec<T>,
  err: Codec<E>,
): Codec<{ readonly type: "Ok"; readonly value: T } | { readonly type: "Err"; readonly value: E }> {
  const codec: Codec<unknown> = variant(
    "Result",
    { Ok: [0, new Field(ok, [], null)], Err: [1, new Field(err, [], null)] },
    { params: { T: ok, E: err }, name: `Result<${ok.name}, ${err.name}>` },
  );
  return codec as Codec<{ readonly type: "Ok"; readonly value: T } | { readonly type: "Err"; readonly value: E }>;
}
