import { type Context, type Port, port, type Store } from "@waystone/frame";
import type { InitialValues } from "./initial.ts";
import type { Limits } from "./limits.ts";
import type { NewSubnet } from "./new-subnet.ts";
import type { Rules } from "./rules.ts";

/** What tells one chain's SubtensorModule from another's. Each field is read in one place; no rule has a second code path. */
export interface SubtensorConfig {
  /** Where a chain departs from Subtensor 425, or does not. */
  readonly rules: Rules;
  /** What storage items read as before they are set, and what the metadata's constants say. */
  readonly initial: InitialValues;
  /** What is set when a subnet is registered. */
  readonly newSubnet: NewSubnet;
  /** Limits that are no storage items. */
  readonly limits: Limits;
}

/** The port of {@link SubtensorConfig}. */
export const SubtensorConfigPort: Port<SubtensorConfig> = port<SubtensorConfig>("subtensor configuration");

/** The chain's configuration. */
export function config(ctx: Context): SubtensorConfig {
  return ctx.use(SubtensorConfigPort);
}

/** Default of a storage item: an initial value of the chain's configuration. */
export function initial<K extends keyof InitialValues>(key: K): (store: Store) => InitialValues[K] {
  return store => store.env.use(SubtensorConfigPort).initial[key];
}
