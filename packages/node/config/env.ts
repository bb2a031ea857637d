import { FLAG_NAMES, type NodeFlag, type RawConfig } from "./flags.ts";

/** Name of the variable for a flag: `WAYSTONE_RPC_PORT` for `rpc-port`. */
export function variableOf(flag: NodeFlag): string {
  return `WAYSTONE_${flag.toUpperCase().replaceAll("-", "_")}`;
}

/** Variables of other parts of Waystone. */
const OTHERS = new Set([
  "WAYSTONE_KEY",
  "WAYSTONE_DEBUG",
  "WAYSTONE_END_WITH_PARENT",
  "WAYSTONE_RULES",
  "WAYSTONE_VECTORS",
]);

/** Variables that look like settings and are none: a typing error, or a setting of another version. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = new Set<string>(FLAG_NAMES.map(variableOf));
  return Object.keys(env).filter(name => name.startsWith("WAYSTONE_") && !known.has(name) && !OTHERS.has(name));
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
