import type { Runtime } from "@waystone/frame";
import type { RuntimeVersion } from "@waystone/primitives";

/** A runtime's version as `Core_version` and the constant `System.Version` give it. */
export function versionWire({ version, apis }: Runtime): RuntimeVersion {
  return {
    spec_name: version.specName,
    impl_name: version.implName,
    authoring_version: version.authoringVersion,
    spec_version: version.specVersion,
    impl_version: version.implVersion,
    apis: apis.map(({ id, version: v }) => [id, v] as const),
    transaction_version: version.transactionVersion,
    system_version: version.stateVersion,
  };
}
