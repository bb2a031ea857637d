import { versionJson } from "../format.ts";
import { method } from "../method.ts";
import { blockHash, optional } from "../params.ts";

/** Version of the runtime at a block. */
export const state_getRuntimeVersion = method({
  name: "state_getRuntimeVersion",
  aliases: ["chain_getRuntimeVersion"],
  params: { at: optional(blockHash) },
  handle: ({ backend, at }, args) => versionJson(backend.runtimeVersion(at(args.at))),
});
