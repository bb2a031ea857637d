import { method } from "../method.ts";

/** Name of the chain. */
export const chainSpec_v1_chainName = method(({ backend }) => backend.info.chainName);
/** Hash of block 0. */
export const chainSpec_v1_genesisHash = method(({ backend }) => backend.info.genesisHash);
/** How amounts and addresses are written. */
export const chainSpec_v1_properties = method(({ backend: { info } }) => ({
  ss58Format: info.ss58Format,
  tokenDecimals: info.tokenDecimals,
  tokenSymbol: info.tokenSymbol,
}));
