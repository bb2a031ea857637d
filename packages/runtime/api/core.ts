import { apiMethod, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { RuntimeVersion } from "@waystone/primitives";
import { bytes, newtype, option, u32, vec } from "@waystone/scale";

const OpaqueMetadata = newtype("sp_core::OpaqueMetadata", bytes.named("Vec<u8>"));

/** The runtime's version, as `Core` tells it. */
export function coreApi(version: () => RuntimeVersion): RuntimeApi {
  return runtimeApi("Core", 5, ["The runtime's version."], {
    version: apiMethod({
      docs: ["Version of the runtime."],
      args: {},
      result: RuntimeVersion,
      handle: () => version(),
    }),
  });
}

/** Metadata in formats 14, 15 and 16. */
export function metadataApi(metadata: (format: number) => Uint8Array | undefined): RuntimeApi {
  return runtimeApi("Metadata", 2, ["The runtime's metadata."], {
    metadata: apiMethod({
      docs: ["Metadata in format 14."],
      args: {},
      result: OpaqueMetadata,
      handle: () => metadata(14) ?? new Uint8Array(0),
    }),
    metadata_at_version: apiMethod({
      docs: ["Metadata in the format asked for, if it is known."],
      args: { version: u32 },
      result: option(OpaqueMetadata),
      handle: (_, { version }) => metadata(version),
    }),
    metadata_versions: apiMethod({
      docs: ["Formats in which metadata can be had."],
      args: {},
      result: vec(u32),
      handle: () => [14, 15, 16],
    }),
  });
}
