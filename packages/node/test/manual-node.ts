import { keyFromUri } from "@waystone/crypto";
import { Origin, RuntimeContext } from "@waystone/frame";
import { devAccount } from "@waystone/runtime";
import { createLogger } from "../logger.ts";
import { type NodeOptions, type RunningNode, startNode } from "../node.ts";
import { signCall } from "./sign.ts";

/** A node of the preset `local` that makes blocks when it is asked to, on any free port, with data that is removed at the end. For tests. */
export function manualNode(options: Partial<NodeOptions> = {}): Promise<RunningNode> {
  return startNode({
    preset: "local",
    blockTime: { type: "manual" },
    basePath: undefined,
    rpcPorts: [0],
    rpcHost: "127.0.0.1",
    rpcMethods: "auto",
    metricsPort: undefined,
    history: "archive",
    logger: createLogger({ format: "json", level: "silent" }),
    checkInvariants: true,
    ...options,
  });
}

/** A transfer of Alice's to Bob, signed on the newest block. */
export function signTransfer({ chain }: RunningNode, nonce: number, value: bigint): Uint8Array {
  const ctx = new RuntimeContext(chain.runtime, chain.headStore, Origin.root, {
    phase: { type: "Initialization", value: undefined },
  });
  const args = { dest: { type: "Id", value: devAccount("//Bob") }, value };
  const call = { pallet: "Balances", call: "transfer_allow_death", args };
  return signCall(chain.runtime, ctx, keyFromUri("//Alice"), nonce, call);
}
