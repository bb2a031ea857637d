import { call, ensure, type Store, SystemPortKey, weight } from "@waystone/frame";
import { option } from "@waystone/scale";
import { ShieldAuthorsPort } from "../config.ts";
import { Err } from "../errors.ts";
import { AuthorKeys, CurrentKey, NextKey, NextKeyExpiresAt, PendingKey, PendingKeyExpiresAt } from "../storage.ts";
import { ENC_KEY_LENGTH, ShieldEncKey } from "../types.ts";

/** A value that may be there or not. */
interface Slot<T> {
  set(store: Store, value: T): void;
  kill(store: Store): void;
}

function put<T>(store: Store, slot: Slot<T>, value: T | undefined): void {
  if (value === undefined) slot.kill(store);
  else slot.set(store, value);
}

/** The author of a block tells with what key to encrypt for its next one, and the keys move on by one block. */
export const announce_next_key = call({
  index: 0,
  weight: weight(33_661_000n + 4n * 25_000_000n + 6n * 100_000_000n, 5_555n),
  docs: [
    "Announce the author's ML-KEM-768 key for its next block; none takes its last one back.",
    "The keys move on: `PendingKey` becomes `CurrentKey`, `NextKey` becomes `PendingKey`, and `NextKey` becomes the key that the author two blocks on announced last.",
    "Origin: none; it is an inherent. Fails with `Unreachable` or `BadEncKeyLen`.",
  ],
  args: { enc_key: option(ShieldEncKey).named("Option<ShieldEncKey>") },
  dispatch(ctx, { enc_key }) {
    ctx.origin.ensureNone();
    const { store } = ctx;
    const authors = ctx.use(ShieldAuthorsPort);
    const author = authors.current(ctx);
    ensure(author !== undefined, Err.Unreachable);
    ensure(enc_key === undefined || enc_key.length === ENC_KEY_LENGTH, Err.BadEncKeyLen);
    const pending = NextKey.get(store);
    // Read before the author's own key is replaced: users have encrypted with the one that it announced before.
    const later = authors.afterNext(ctx);
    const next = later && AuthorKeys.get(store, later);
    put(store, CurrentKey, PendingKey.get(store));
    put(store, PendingKey, pending);
    put(store, NextKey, next);
    if (enc_key === undefined) AuthorKeys.remove(store, author);
    else AuthorKeys.set(store, [author], enc_key);
    const now = ctx.use(SystemPortKey).blockNumber(ctx);
    put(store, PendingKeyExpiresAt, pending && now + 2);
    put(store, NextKeyExpiresAt, next && now + 3);
  },
});
