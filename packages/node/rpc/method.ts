import type { Hash } from "@waystone/primitives";
import type { ChainReads, NodeBackend } from "../backend.ts";
import { type ArgsOf, type ParamSchema, readParams, text } from "./params.ts";

/** One subscription of a connection, from its method's side. */
export interface Subscription {
  readonly id: string;
  /** Sends a notification: after the answer that tells the id, and not at all once the subscription has ended. */
  send(result: unknown): void;
  /** Runs something in a later turn, when little waits for the client: for what has much to send. */
  whenRoom(run: () => void): void;
  /** Ends the subscription from the server's side. */
  end(): void;
}

/** What a connection keeps between calls. */
export interface Session {
  /** Opens a subscription under whose id `notification`s are sent. @throws RpcError where there are too many, or none at all over HTTP */
  open(notification: string): Subscription;
  /** Says what to do when a subscription ends, however it ends; at once if it has. */
  onEnd(id: string, run: () => void): void;
  /** Ends a subscription; says whether there was one. */
  close(id: string): boolean;
  /** Does something once the answer to the call at hand was written. It must not throw. */
  later(run: () => void): void;
}

/** What a method works with that only reads the chain. */
export interface ReadContext {
  readonly backend: ChainReads;
  /** The block named, or the newest one. */
  at(hash: Hash | undefined): Hash;
}

/** What a method works with. */
export interface MethodContext extends ReadContext {
  readonly backend: NodeBackend;
  /** The connection's own state. */
  readonly session: Session;
  /** Does a `reading` method, by its wire name, in another process; without such processes it is not there. @returns its result as JSON */
  readElsewhere?(method: string, params: readonly unknown[]): Promise<string>;
}

/** One JSON-RPC method: its wire name, other names, and what answers. Handlers are synchronous, as reads of the chain are. */
export interface Method {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names of its parameters, in order. */
  readonly params: readonly string[];
  /** Whether it may only be called on loopback, or where it is allowed expressly. */
  readonly unsafe: boolean;
  /** @throws RpcError, NodeError */
  handle(ctx: MethodContext, params: unknown): unknown;
  /** Set where it only reads and may do so for long: blocks need not wait for it, for it can be done in another process. */
  readonly reading?: Reading;
}

/** The side of a method that other processes know. */
export interface Reading {
  /** Whether it may take long with these parameters. @throws RpcError */
  isLong(params: unknown): boolean;
  /** @throws RpcError, NodeError */
  handle(ctx: ReadContext, params: unknown): unknown;
}

/** What {@link method} is given. */
export interface MethodSpec<S extends ParamSchema> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly unsafe?: boolean;
  readonly params: S;
  handle(ctx: MethodContext, args: ArgsOf<S>): unknown;
}

/** Defines a method. */
export function method<const S extends ParamSchema>(spec: MethodSpec<S>): Method {
  return {
    name: spec.name,
    aliases: spec.aliases ?? [],
    params: Object.keys(spec.params),
    unsafe: spec.unsafe ?? false,
    handle: (ctx, params) => spec.handle(ctx, readParams(spec.params, params)),
  };
}

/** What {@link reading} is given. */
export interface ReadingSpec<S extends ParamSchema> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly unsafe?: boolean;
  readonly params: S;
  /** Whether it may take long; always where it is left out. */
  isLong?(args: ArgsOf<S>): boolean;
  handle(ctx: ReadContext, args: ArgsOf<S>): unknown;
}

/** Defines a method that only reads, and may do so for long. */
export function reading<const S extends ParamSchema>(spec: ReadingSpec<S>): Method {
  const defined = method(spec);
  return {
    ...defined,
    reading: {
      isLong: params => spec.isLong?.(readParams(spec.params, params)) ?? true,
      handle: (ctx, params) => spec.handle(ctx, readParams(spec.params, params)),
    },
  };
}

/** What {@link subscription} is given. */
export interface SubscriptionSpec<S extends ParamSchema> {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Names of the method that ends it, the usual one first. */
  readonly unsubscribe: readonly [string, ...string[]];
  /** What the method that ends it answers; whether there was one, where this is left out. */
  readonly ended?: null;
  /** Name under which notifications are sent. */
  readonly notification: string;
  readonly unsafe?: boolean;
  readonly params: S;
  /** Begins; what it returns is called when the subscription ends. If it throws there is no subscription. */
  start(ctx: MethodContext, args: ArgsOf<S>, subscription: Subscription): () => void;
}

/** Defines a subscription: the method that begins it and the one that ends it. */
export function subscription<const S extends ParamSchema>(spec: SubscriptionSpec<S>): readonly [Method, Method] {
  const begin = method({
    ...spec,
    handle(ctx, args) {
      const opened = ctx.session.open(spec.notification);
      try {
        ctx.session.onEnd(opened.id, spec.start(ctx, args, opened));
      } catch (error) {
        opened.end();
        throw error;
      }
      return opened.id;
    },
  });
  const [name, ...aliases] = spec.unsubscribe;
  const end = method({
    name,
    aliases,
    params: { subscription: text },
    handle({ session }, args) {
      const was = session.close(args.subscription);
      return spec.ended === undefined ? was : spec.ended;
    },
  });
  return [begin, end];
}
