import { type Codec, newtype } from "@waystone/scale";

/** `Cow<T>`: the bytes of what it holds. */
export function cow<T>(inner: Codec<T>): Codec<T> {
  return newtype("Cow", inner.named("T"), { params: { T: inner } });
}
