import type { Context } from "@waystone/frame";
import {
  AuthorKeys,
  CurrentKey,
  NextKey,
  NextKeyExpiresAt,
  PendingExtrinsics,
  PendingKey,
  PendingKeyExpiresAt,
} from "./storage.ts";
import { ENC_KEY_LENGTH } from "./types.ts";

/** Keys are whole, those for users say when they end, and the queue is empty. */
export function tryState({ store }: Context): string[] {
  const problems: string[] = [];
  const keys = { CurrentKey: CurrentKey.get(store), PendingKey: PendingKey.get(store), NextKey: NextKey.get(store) };
  for (const [name, key] of Object.entries(keys))
    if (key !== undefined && key.length !== ENC_KEY_LENGTH) problems.push(`${name} has ${key.length} bytes`);
  for (const [, key] of AuthorKeys.iterPrefix(store))
    if (key.length !== ENC_KEY_LENGTH) problems.push(`an author's key has ${key.length} bytes`);
  if ((keys.PendingKey === undefined) !== (PendingKeyExpiresAt.get(store) === undefined))
    problems.push("PendingKeyExpiresAt does not go with PendingKey");
  if ((keys.NextKey === undefined) !== (NextKeyExpiresAt.get(store) === undefined))
    problems.push("NextKeyExpiresAt does not go with NextKey");
  for (const [index] of PendingExtrinsics.iterKeys(store)) problems.push(`an encrypted call is stored under ${index}`);
  return problems;
}
