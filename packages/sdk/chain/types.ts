import type { Pallets } from "@waystone/runtime";

type PalletOf<N extends keyof Pallets> = Pallets[N][1];

/** A call with its arguments, ready to be submitted or put into a batch. */
export interface CallValue {
  readonly type: string;
  readonly value: { readonly type: string; readonly value: unknown };
}

type ArgumentsOf<C> = C extends { info(args: infer A, ...rest: never): unknown } ? A : never;

/** What one call of a pallet looks like to a caller: its arguments by name. A call without arguments takes none. */
export type CallMaker<C, R> = keyof ArgumentsOf<C> extends never ? () => R : (args: ArgumentsOf<C>) => R;

/** All calls by pallet and name. */
export type CallsOf<R> = {
  readonly [P in keyof Pallets]: { readonly [C in keyof PalletOf<P>["calls"]]: CallMaker<PalletOf<P>["calls"][C], R> };
};

/** A prefix of a map's keys. */
export type Prefix<K extends readonly unknown[]> = K extends readonly [infer A, ...infer Rest]
  ? readonly [] | (Rest extends readonly [] ? never : readonly [A, ...Prefix<Rest>])
  : readonly [];

/** Where to read: the hash of a block; the newest one if absent. */
export interface At {
  readonly at?: string;
}

/** How a storage item is read. */
export type StorageReader<I> = I extends { get(store: never, ...keys: infer K): infer Q }
  ? K extends readonly []
    ? { get(): Promise<Q> }
    : {
        get(...keys: K): Promise<Q>;
        /** Values of many keys in one request. */
        many(keys: readonly K[]): Promise<Q[]>;
        entries(...prefix: Prefix<K>): Promise<(readonly [keys: K, value: NonNullable<Q>])[]>;
      }
  : never;

/** All storage by pallet and name. */
export type StorageOf = {
  readonly [P in keyof Pallets]: {
    readonly [I in keyof PalletOf<P>["storage"]]: StorageReader<PalletOf<P>["storage"][I]>;
  };
};

/** All constants by pallet and name. */
export type ConstantsOf = {
  readonly [P in keyof Pallets]: {
    readonly [C in keyof PalletOf<P>["constants"]]: PalletOf<P>["constants"][C] extends { value(ports: never): infer T }
      ? T
      : never;
  };
};
