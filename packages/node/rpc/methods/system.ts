import { method } from "../method.ts";

/** Name of the chain. */
export const system_chain = method(({ backend }) => backend.info.chainName);
/** Kind of the chain: Local, Development or Live. */
export const system_chainType = method(({ backend }) => backend.info.chainType);
/** Name of the node's software. */
export const system_name = method(({ backend }) => backend.info.implName);
/** Version of the node's software. */
export const system_version = method(({ backend }) => backend.info.implVersion);
/** How amounts and addresses are written. */
export const system_properties = method(({ backend: { info } }) => ({
  ss58Format: info.ss58Format,
  tokenDecimals: info.tokenDecimals,
  tokenSymbol: info.tokenSymbol,
}));
/** The node's health: it has no peers and is never behind. */
export const system_health = method(() => ({ peers: 0, isSyncing: false, shouldHavePeers: false }));
/** The node's peers: none, since one process decides alone. */
export const system_peers = method(() => []);
/** What the node does. */
export const system_nodeRoles = method(() => ["Authority"]);
/** How far the node is behind: not at all. */
export const system_syncState = method(({ backend }) => {
  const { number } = backend.head().header;
  return { startingBlock: 0, currentBlock: number, highestBlock: number };
});
/** Addresses for peers: none. */
export const system_localListenAddresses = method(() => []);
/** The node's identity among peers, made from its chain. */
export const system_localPeerId = method(({ backend }) => `waystone-${backend.info.genesisHash.slice(2, 18)}`);
