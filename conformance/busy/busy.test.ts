// The short form of `npm run busy-chain`: few blocks, the same traffic, the same kill, the same verification.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verify } from "../program.ts";
import { makeBusyChain } from "./chain.ts";

test("a chain of busy blocks that was killed under load verifies", async () => {
  const basePath = mkdtempSync(join(tmpdir(), "waystone-busy-"));
  try {
    const chain = await makeBusyChain({ basePath, blocks: 12, extrinsics: 50, blockTimeMs: 200, seed: 7 });
    expect(chain.busy).toBeGreaterThanOrEqual(12);
    expect(chain.fewest).toBeGreaterThanOrEqual(50);
    expect(chain.failed).toBeGreaterThan(0);
    expect(chain.calls.size).toBeGreaterThan(20);
    const { blocks } = await verify(basePath);
    expect(blocks).toBeGreaterThanOrEqual(chain.height);
  } finally {
    rmSync(basePath, { recursive: true, force: true });
  }
}, 120_000);
