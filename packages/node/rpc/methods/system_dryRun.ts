import { toHex } from "@waystone/scale";
import { method } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

/** What a transaction would come to in a block after the one named: SCALE of Substrate's `ApplyExtrinsicResult`. Nothing is kept. */
export const system_dryRun = method({
  name: "system_dryRun",
  aliases: ["system_dryRunAt"],
  unsafe: true,
  params: { extrinsic: bytes, at: optional(blockHash) },
  handle: ({ backend, at }, args) => toHex(backend.dryRun(at(args.at), args.extrinsic)),
});
