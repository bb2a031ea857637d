import { Origin } from "@waystone/frame";
import { Authorities, CurrentSlot } from "@waystone/pallet-aura";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { tryState } from "../invariants.ts";
import { AuthorKeys, CurrentKey, NextKey, NextKeyExpiresAt, PendingKey, PendingKeyExpiresAt } from "../storage.ts";

const key = (n: number) => new Uint8Array(1184).fill(n);
const announce = (enc_key: Uint8Array | undefined) => ({
  pallet: "MevShield",
  call: "announce_next_key",
  args: { enc_key },
});
const authors = [1, 2, 3].map(n => new Uint8Array(32).fill(n));

function chainOf(named: readonly Uint8Array[]) {
  const b = bench();
  Authorities.set(b.store, named);
  return {
    ...b,
    /** One block of the author whose turn it is. */
    block(number: number, enc_key: Uint8Array | undefined) {
      b.goTo(number);
      CurrentSlot.set(b.store, BigInt(number));
      b.ctx.dispatch(announce(enc_key), Origin.none);
      expect(tryState(b.ctx)).toEqual([]);
      return [CurrentKey, PendingKey, NextKey].map(item => item.get(b.store)?.[0]);
    },
  };
}

test("a key of three authors is for users one round later, and moves on by a block each time", () => {
  const chain = chainOf(authors);
  // Whose turn it is in block n: author n mod 3. `NextKey` is that of the author of block n + 2.
  expect(chain.block(1, key(1))).toEqual([undefined, undefined, undefined]);
  expect(chain.block(2, key(2))).toEqual([undefined, undefined, 1]);
  expect(chain.block(3, key(3))).toEqual([undefined, 1, 2]);
  expect(chain.block(4, key(4))).toEqual([1, 2, 3]);
  expect(chain.block(5, key(5))).toEqual([2, 3, 4]);
  expect([PendingKeyExpiresAt, NextKeyExpiresAt].map(item => item.get(chain.store))).toEqual([7, 8]);
  expect(authors.map(author => AuthorKeys.get(chain.store, author)?.[0])).toEqual([3, 4, 5]);
});

test("the key of a sole author is for users in the block after, and is its own in the third", () => {
  const chain = chainOf(authors.slice(0, 1));
  expect([1, 2, 3, 4].map(n => chain.block(n, key(n)))).toEqual([
    [undefined, undefined, undefined],
    [undefined, undefined, 1],
    [undefined, 1, 2],
    [1, 2, 3],
  ]);
});

test("an author without a key takes its last one back, and the gap moves on", () => {
  const chain = chainOf(authors.slice(0, 1));
  chain.block(1, key(1));
  chain.block(2, undefined);
  expect(AuthorKeys.has(chain.store, authors[0] ?? key(0))).toBe(false);
  expect(chain.block(3, key(3))).toEqual([undefined, 1, undefined]);
  expect([PendingKeyExpiresAt, NextKeyExpiresAt].map(item => item.get(chain.store))).toEqual([5, undefined]);
  expect(chain.block(4, key(4))).toEqual([1, undefined, 3]);
});

test("takes no key of another length, none from users, and none where nobody is named", () => {
  const chain = chainOf(authors);
  for (const length of [0, 1183, 1185, 2048])
    expect(() => chain.block(1, new Uint8Array(length))).toThrow(Err.BadEncKeyLen);
  expect(NextKey.get(chain.store)).toBeUndefined();
  for (const origin of [Origin.root, Origin.signed(account(1))])
    expect(() => chain.ctx.dispatch(announce(key(1)), origin)).toThrow(/origin/i);
  expect(() => chainOf([]).block(1, key(1))).toThrow(Err.Unreachable);
});
