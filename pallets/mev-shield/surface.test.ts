import { decAnyMetadata } from "@polkadot-api/substrate-bindings";
import { bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const CALLS = `0 announce_next_key(enc_key: Option<ShieldEncKey>)
1 submit_encrypted(ciphertext: BoundedVec<u8, ConstU32<8192>>)
2 store_encrypted(encrypted_call: BoundedVec<u8, MaxEncryptedCallSize>)
3 set_max_pending_extrinsics_number(value: u32)
4 set_on_initialize_weight(value: u64)
5 set_stored_extrinsic_lifetime(value: u32)
6 set_max_extrinsic_weight(value: u64)`;
const EVENTS = `EncryptedSubmitted(id: T::Hash, who: T::AccountId)
ExtrinsicStored(index: u32, who: T::AccountId)
ExtrinsicDecodeFailed(index: u32)
ExtrinsicDispatchFailed(index: u32, error: DispatchError)
ExtrinsicDispatched(index: u32)
ExtrinsicExpired(index: u32)
ExtrinsicPostponed(index: u32)
MaxPendingExtrinsicsNumberSet(value: u32)
OnInitializeWeightSet(value: u64)
ExtrinsicLifetimeSet(value: u32)
MaxExtrinsicWeightSet(value: u64)
ExtrinsicWeightExceeded(index: u32)`;
const ERRORS = "BadEncKeyLen Unreachable TooManyPendingExtrinsics WeightExceedsAbsoluteMax";
/** A question mark stands for what may be absent. */
const STORAGE = `CurrentKey? PendingKey? NextKey? AuthorKeys:Twox64Concat? PendingKeyExpiresAt? NextKeyExpiresAt?
HasMigrationRun:Identity MaxPendingExtrinsicsLimit ExtrinsicLifetime OnInitializeWeight MaxExtrinsicWeight
PendingExtrinsics:Identity? CounterForPendingExtrinsics NextPendingExtrinsicIndex`;

test.each([14, 15, 16])("metadata %i shows the pallet of 425 (pallets-425.json)", format => {
  const { metadata } = decAnyMetadata(bench().ctx.runtime.metadata(format) ?? new Uint8Array());
  if (metadata.tag !== "v14" && metadata.tag !== "v15" && metadata.tag !== "v16") throw new TypeError(metadata.tag);
  const { pallets, lookup } = metadata.value;
  const pallet = pallets.find(({ name }) => name === "MevShield");
  const enumOf = (type: number | { readonly type: number } | undefined) => {
    const entry = lookup[typeof type === "object" ? type.type : (type ?? -1)];
    return entry?.def.tag === "variant" ? entry.def.value : [];
  };
  const shown = (variants: ReturnType<typeof enumOf>) =>
    variants.map(({ name, fields }) => `${name}(${fields.map(f => `${f.name}: ${f.typeName}`).join(", ")})`);
  expect(pallet?.index).toBe(30);
  const calls = enumOf(pallet?.calls);
  expect(shown(calls).map((text, i) => `${calls[i]?.index} ${text}`)).toEqual(CALLS.split("\n"));
  expect(shown(enumOf(pallet?.events))).toEqual(EVENTS.split("\n"));
  expect(
    enumOf(pallet?.errors)
      .map(({ name }) => name)
      .join(" "),
  ).toBe(ERRORS);
  const items = pallet?.storage?.items.map(({ name, modifier, type }) => {
    const hashers = type.tag === "map" ? `:${type.value.hashers.map(({ tag }) => tag).join(",")}` : "";
    return `${name}${hashers}${modifier === 0 ? "?" : ""}`;
  });
  expect(items).toEqual(STORAGE.split(/\s+/));
  expect(lookup.filter(({ path }) => path.at(-1) === "Public" && path[0] === "sp_consensus_aura")).toHaveLength(1);
});
