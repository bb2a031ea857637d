/** The version of Bittensor's SDK whose wire this is, as it stands in headers: 10.2.0. Axons choose their rules by it. */
export const V10_VERSION = 10_002_000;
