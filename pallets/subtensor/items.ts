import { type ItemSpec, identity, type StorageMap, type StorageValue, storageMap, storageValue } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import type { Codec } from "@waystone/scale";

type Fallback<V> = NonNullable<ItemSpec<V>["default"]>;

/** One value for the whole chain, with a default. */
export function single<V>(docs: string, value: Codec<V>, fallback: Fallback<V>): StorageValue<V, V> {
  return storageValue({ docs: [docs], value, default: fallback });
}

/** A value for each subnet, with a default. Netuids are given out by the chain, so they need no hash. */
export function perSubnet<V>(
  docs: string,
  value: Codec<V>,
  fallback: Fallback<V>,
): StorageMap<readonly [NetUid], V, V> {
  return storageMap({ docs: [docs], keys: [identity(NetUid)], value, default: fallback });
}

/** A value for some subnets. */
export function perSubnetOptional<V>(docs: string, value: Codec<V>): StorageMap<readonly [NetUid], V, V | undefined> {
  return storageMap({ docs: [docs], keys: [identity(NetUid)], value });
}
