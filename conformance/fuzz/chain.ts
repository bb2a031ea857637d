// A node in this process, for targets that stand before a chain.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createLogger, type RunningNode, startNode } from "@waystone/node";

/** A node without blocks of its own accord, on a fresh chain. What it says of faults of its own is kept. */
export interface FuzzedNode {
  readonly node: RunningNode;
  /** Lines of its log that tell of an error. */
  readonly errors: readonly string[];
  stop(): Promise<void>;
}

/** Starts it. */
export async function fuzzedNode(): Promise<FuzzedNode> {
  const errors: string[] = [];
  const said = new Writable({
    write(line: Buffer, _, done) {
      errors.push(line.toString());
      done();
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "waystone-fuzz-"));
  const node = await startNode({
    preset: "local",
    blockTime: { type: "manual" },
    basePath: folder,
    rpcPorts: [0],
    rpcHost: "127.0.0.1",
    rpcMethods: "unsafe",
    metricsPort: undefined,
    history: "archive",
    logger: createLogger({ format: "json", level: "error" }, said),
    checkInvariants: true,
  });
  for (let block = 0; block < 3; block++) node.engine.produceBlock();
  return {
    node,
    errors,
    async stop() {
      await node.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
