import { decAnyMetadata } from "@polkadot-api/substrate-bindings";
import { bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { CALLS } from "./test/surface-425.ts";

const ERRORS =
  `SubnetDoesNotExist MaxValidatorsLargerThanMaxUIds MaxAllowedUIdsLessThanCurrentUIds BondsMovingAverageMaxReached
NegativeSigmoidSteepness ValueNotInBounds MinAllowedUidsGreaterThanCurrentUids MinAllowedUidsGreaterThanMaxAllowedUids
MaxAllowedUidsLessThanMinAllowedUids MaxAllowedUidsGreaterThanDefaultMaxAllowedUids InvalidValue NotPermittedOnRootSubnet
POWRegistrationDisabled Deprecated`.split(/\s+/);
const EVENTS = `PrecompileUpdated Yuma3EnableToggled BondsResetToggled BurnHalfLifeSet BurnIncreaseMultSet
SubnetEmissionEnabledSet`.split(/\s+/);

test.each([14, 15, 16])("metadata %i shows the calls, types' names, events and errors of 425", format => {
  const { metadata } = decAnyMetadata(bench().ctx.runtime.metadata(format) ?? new Uint8Array());
  if (metadata.tag !== "v14" && metadata.tag !== "v15" && metadata.tag !== "v16") throw new TypeError(metadata.tag);
  const { pallets, lookup } = metadata.value;
  const pallet = pallets.find(({ name }) => name === "AdminUtils");
  const enumOf = (type: number | { readonly type: number } | undefined) => {
    const entry = lookup[typeof type === "object" ? type.type : (type ?? -1)];
    return entry?.def.tag === "variant" ? entry.def.value : [];
  };
  const shown = enumOf(pallet?.calls).map(
    ({ index, name, fields }) => `${index} ${name}(${fields.map(f => `${f.name}: ${f.typeName}`).join("; ")})`,
  );
  expect(pallet?.index).toBe(19);
  expect(shown).toEqual(CALLS.trim().split("\n"));
  expect(enumOf(pallet?.events).map(e => e.name)).toEqual(EVENTS);
  expect(enumOf(pallet?.errors).map(e => e.name)).toEqual(ERRORS);
  const burn = lookup.filter(({ path }) => path.at(-1) === "RecycleOrBurnEnum");
  expect(burn).toHaveLength(1);
});
