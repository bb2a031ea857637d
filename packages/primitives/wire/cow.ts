import { type Codec, newtype } from "@waystone/scale";

/** `Cow<T>`: the bytes of what it holds. */
export function newtypeCow<T>(inner: Codec<T>): Codec<T> {
  return newtype("Cow", inner, { params: [{ name: "T", codec: inner as Codec<unknown> }], typeName: "T" });
}
