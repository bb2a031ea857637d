import type { Runtime } from "@waystone/frame";
import { buildGenesis, composeRuntime, type Genesis, presetByName } from "@waystone/runtime";
import { NodeError } from "../errors.ts";
import type { ChainIdentity } from "./schema.ts";
import { Verdicts } from "./verdicts.ts";

/** What a chain is executed with. */
export interface KnownChain {
  readonly runtime: Runtime;
  readonly genesis: Genesis;
  readonly blockTimeMs: bigint;
}

/** Makes what a chain was begun with anew. @throws NodeError `foreign-chain` where this version begins it in another way */
export function knownChain(identity: ChainIdentity): KnownChain {
  const blockTimeMs = BigInt(identity.blockTimeMs);
  const preset = presetByName(identity.preset);
  const subtensor = preset.subtensor(blockTimeMs);
  const runtime = composeRuntime({ blockTimeMs, subtensor, verifier: new Verdicts().verify });
  const genesis = buildGenesis(runtime, preset, blockTimeMs);
  if (genesis.hash !== identity.genesisHash)
    throw new NodeError(
      "foreign-chain",
      `this version builds genesis ${genesis.hash} for preset ${identity.preset}, and this chain began with ${identity.genesisHash}; use the version that made it (spec ${identity.specVersion})`,
    );
  return { runtime, genesis, blockTimeMs };
}
