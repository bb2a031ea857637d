import type { Version } from "@waystone/frame";

/**
 * The runtime's version. `specVersion` began at 425, the release of Subtensor whose rules this runtime follows, and grows with
 * every change of the metadata: clients cache metadata by it. A gate hashes the metadata and fails on a change without a bump.
 */
export const VERSION: Version = {
  specName: "node-subtensor",
  implName: "node-subtensor",
  authoringVersion: 1,
  specVersion: 426,
  implVersion: 1,
  transactionVersion: 1,
  stateVersion: 1,
};
