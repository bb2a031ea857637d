import type { Hash } from "@waystone/primitives";
import type { NodeBackend } from "../backend.ts";
import type { Params } from "./params.ts";

/** One subscription of a connection, from its method's side. */
export interface Subscription {
  readonly id: string;
  /** Sends a notification; dropped silently once the subscription has ended. */
  send(result: unknown): void;
  /** Ends the subscription from the server's side. */
  end(): void;
}

/** What a method works with. */
export interface MethodContext {
  readonly backend: NodeBackend;
  /** The block named, or the newest one. */
  block(hash: Hash | undefined): Hash;
  /** The connection's own state, such as what it follows; gone with it. */
  readonly session: Session;
}

/** What a connection keeps between calls. */
export interface Session {
  /** Whether notifications can be sent: over WebSocket only. */
  readonly canSubscribe: boolean;
  /** Opens a subscription under whose id `method` notifications are sent. @throws RpcError where there are too many */
  open(method: string, onEnd: () => void): Subscription;
  /** Ends a subscription; says whether there was one. */
  close(id: string): boolean;
  /** Something that a family of methods keeps with the connection. */
  readonly values: Map<string, unknown>;
}

/** One JSON-RPC method. */
export interface Method {
  /** Whether it may only be called on loopback, or where it is allowed expressly. */
  readonly unsafe?: boolean;
  handle(ctx: MethodContext, params: Params): unknown;
}

/** Defines a method. */
export function method(handle: Method["handle"], options: { readonly unsafe?: boolean } = {}): Method {
  return { handle, ...options };
}
