import { FLAG_NAMES, type NodeFlag, type RawConfig } from "./flags.ts";

/** Name of the variable for a flag: `WAYSTONE_RPC_PORT` for `rpc-port`. */
export function variableOf(flag: NodeFlag): string {
  return `WAYSTONE_${flag.toUpperCase().replaceAll("-", "_")}`;
}

/** Reads the `WAYSTONE_<FLAG>` variables; empty ones count as absent. Ports may be several, with commas between. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): RawConfig {
  const out: Partial<Record<NodeFlag, string | readonly string[]>> = {};
  for (const flag of FLAG_NAMES) {
    const value = env[variableOf(flag)];
    if (value !== undefined && value !== "") out[flag] = flag === "rpc-port" ? value.split(",") : value;
  }
  return out;
}
