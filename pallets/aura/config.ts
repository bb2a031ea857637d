import { type Port, port } from "@waystone/frame";

/** What the pallet needs to know of the chain. */
export interface AuraConfig {
  /** Time of a slot, and so between two blocks, in milliseconds. */
  readonly slotDuration: bigint;
}

/** The port of {@link AuraConfig}. */
export const AuraConfigPort: Port<AuraConfig> = port<AuraConfig>("aura configuration");
