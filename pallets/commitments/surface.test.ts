import { decAnyMetadata } from "@polkadot-api/substrate-bindings";
import { bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const CALLS = `0 set_commitment(netuid: NetUid, info: Box<CommitmentInfo<T::MaxFields>>)
2 set_max_space(new_limit: u32)`;
const EVENTS = `Commitment(netuid: NetUid, who: T::AccountId)
TimelockCommitment(netuid: NetUid, who: T::AccountId, reveal_round: u64)
CommitmentRevealed(netuid: NetUid, who: T::AccountId)`;
const ERRORS = "TooManyFieldsInCommitmentInfo AccountNotAllowedCommit SpaceLimitExceeded UnexpectedUnreserveLeftover";
/** A question mark stands for what may be absent. */
const STORAGE = `TimelockedIndex CommitmentOf:Identity,Twox64Concat? LastCommitment:Identity,Twox64Concat?
LastBondsReset:Identity,Twox64Concat? RevealedCommitments:Identity,Twox64Concat? UsedSpaceOf:Identity,Twox64Concat? MaxSpace`;

test.each([14, 15, 16])("metadata %i shows the pallet of 425 (pallets-425.json)", format => {
  const { metadata } = decAnyMetadata(bench().ctx.runtime.metadata(format) ?? new Uint8Array());
  if (metadata.tag !== "v14" && metadata.tag !== "v15" && metadata.tag !== "v16") throw new TypeError(metadata.tag);
  const { pallets, lookup } = metadata.value;
  const pallet = pallets.find(({ name }) => name === "Commitments");
  const enumOf = (type: number | { readonly type: number } | undefined) => {
    const entry = lookup[typeof type === "object" ? type.type : (type ?? -1)];
    return entry?.def.tag === "variant" ? entry.def.value : [];
  };
  const shown = (variants: ReturnType<typeof enumOf>) =>
    variants.map(({ name, fields }) => `${name}(${fields.map(f => `${f.name}: ${f.typeName}`).join(", ")})`);
  expect(pallet?.index).toBe(18);
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
  expect(pallet?.constants.map(({ name }) => name)).toEqual(["MaxFields", "InitialDeposit", "FieldDeposit"]);

  // `Data` is enumerated by hand in the reference: one variant a length, with one nameless array.
  const data = lookup.find(({ path }) => path.join("::") === "pallet_commitments::types::Data");
  const variants = data?.def.tag === "variant" ? data.def.value : [];
  expect(variants.map(({ index }) => index)).toEqual(Array.from({ length: 137 }, (_, index) => index));
  expect(variants.slice(0, 3).map(({ name }) => name)).toEqual(["None", "Raw0", "Raw1"]);
  for (const length of [0, 1, 128]) {
    const [field] = variants.find(({ name }) => name === `Raw${length}`)?.fields ?? [];
    expect([field?.name, field?.typeName]).toEqual([undefined, undefined]);
    const array = lookup[field?.type ?? -1]?.def;
    expect(array?.tag === "array" ? array.value.len : undefined).toBe(length);
  }
});
