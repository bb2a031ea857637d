import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { toHex } from "@waystone/scale";
import { expect, test } from "vitest";
import { composeRuntime } from "./compose.ts";

const TOKEN = { symbol: "TAO", decimals: 9, ss58Prefix: 42 };

test.each([TOKEN, { symbol: "UNIT", decimals: 12, ss58Prefix: 42 }])(
  "the hash of the metadata is that of another library, for $symbol",
  token => {
    const runtime = composeRuntime({ blockTimeMs: 12_000n });
    const other = merkleizeMetadata(runtime.metadata(15) ?? new Uint8Array(), {
      decimals: token.decimals,
      tokenSymbol: token.symbol,
    });
    expect(toHex(runtime.metadataHash(token))).toBe(toHex(other.digest()));
  },
);
