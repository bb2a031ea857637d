import { randomBytes } from "node:crypto";
import type { Session } from "./method.ts";

/** Broadcasts of one connection at once. */
const MOST = 16;

const BROADCASTS = new WeakMap<Session, Set<string>>();

/** Notes a broadcast of a connection; its id, or `undefined` where there are too many. */
export function addBroadcast(session: Session): string | undefined {
  const own = BROADCASTS.get(session) ?? new Set();
  BROADCASTS.set(session, own);
  if (own.size >= MOST) return undefined;
  const id = randomBytes(8).toString("base64url");
  own.add(id);
  return id;
}

/** Forgets a broadcast; says whether there was one. */
export function removeBroadcast(session: Session, id: string): boolean {
  return BROADCASTS.get(session)?.delete(id) ?? false;
}
