import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { NodeError } from "../errors.ts";
import type { BlockTime } from "../node.ts";
import { readEnv } from "./env.ts";
import {
  parseBlockTime,
  parseBytes,
  parseChoice,
  parseCount,
  parseOptionalPort,
  parsePort,
  parsePruning,
} from "./values.ts";

/** Name of the file that is read from the working directory, if it is there. */
export const CONFIG_FILE = "waystone.config.json";

/** The flags of `waystone node`, with what they mean. Environment and file know them by the same names. */
export const NODE_FLAGS = {
  preset: ["local|dev", "genesis and parameters (default: dev)"],
  "block-time": ["DURATION|instant|manual", "such as 250ms or 12s (default: the preset's)"],
  "base-path": ["DIR", "data (default: ~/.waystone)"],
  "rpc-port": ["PORT", "JSON-RPC over HTTP and WebSocket; may be given several times (default: 9944)"],
  "rpc-host": ["HOST", "address to listen on (default: 127.0.0.1)"],
  "rpc-max-connections": ["N", "connections at once (default: 1000)"],
  "rpc-max-request-size": ["SIZE", "longest request (default: 15MiB)"],
  "rpc-max-response-size": ["SIZE", "longest response (default: 15MiB)"],
  "rpc-max-subscriptions-per-connection": ["N", "subscriptions of one connection (default: 1024)"],
  "rpc-methods": ["safe|unsafe|auto", "auto: unsafe ones on loopback only (default: auto)"],
  "state-pruning": ["archive|N", "how many blocks' states are kept (default: archive)"],
  "log-format": ["pretty|json", "(default: pretty on a terminal, else json)"],
  "log-level": ["LEVEL", "error, warn, info, debug, trace or silent (default: info)"],
  "metrics-port": ["PORT|off", "Prometheus text (default: 9615)"],
} as const;

/** Name of a flag of `waystone node`. */
export type NodeFlag = keyof typeof NODE_FLAGS;
/** Values as they were written, by flag. A flag that may be given several times has its values in a list. */
export type RawConfig = Readonly<Partial<Record<NodeFlag, string | readonly string[]>>>;

/** A node's configuration, checked. */
export interface NodeConfig {
  readonly preset: string;
  readonly blockTime: BlockTime | undefined;
  readonly basePath: string;
  readonly rpcPorts: readonly number[];
  readonly rpcHost: string;
  readonly rpcMethods: "safe" | "unsafe" | "auto";
  readonly rpcLimits: {
    readonly connections: number;
    readonly requestBytes: number;
    readonly responseBytes: number;
    readonly subscriptions: number;
  };
  readonly history: "archive" | number;
  readonly logFormat: "pretty" | "json" | undefined;
  readonly logLevel: "error" | "warn" | "info" | "debug" | "trace" | "silent";
  readonly metricsPort: number | undefined;
}

const names = Object.keys(NODE_FLAGS) as NodeFlag[];

/** Reads the configuration file. @throws NodeError `bad-config` for JSON that is none, or a name that is no flag */
export function readConfigFile(path: string): RawConfig {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return {};
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NodeError(
      "bad-config",
      `${path} is not JSON: ${error instanceof Error ? error.message : "it cannot be parsed"}`,
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new NodeError(
      "bad-config",
      `${path} must hold one JSON object with the names of flags, such as { "preset": "local" }`,
    );
  const out: Partial<Record<NodeFlag, string | readonly string[]>> = {};
  for (const [name, setting] of Object.entries(value)) {
    const flag = names.find(n => n === name);
    if (flag === undefined)
      throw new NodeError("bad-config", `${path} names "${name}", which is no flag; known are ${names.join(", ")}`);
    out[flag] = Array.isArray(setting) ? setting.map(String) : String(setting);
  }
  return out;
}

/** Checks a configuration: flags win over environment, environment over file. @throws NodeError `bad-config` */
export function resolveConfig(
  flags: RawConfig,
  env: Readonly<Record<string, string | undefined>>,
  file: RawConfig,
): NodeConfig {
  const raw: RawConfig = { ...file, ...readEnv(env, names), ...flags };
  const one = (flag: NodeFlag, fallback: string): string => {
    const value = raw[flag];
    if (value === undefined) return fallback;
    if (typeof value === "string") return value;
    const [only, ...more] = value;
    if (only === undefined || more.length > 0)
      throw new NodeError("bad-config", `--${flag} was given ${value.length} times; once is expected`);
    return only;
  };
  const ports = raw["rpc-port"];
  const blockTime = raw["block-time"];
  return {
    preset: parseChoice("preset", one("preset", "dev"), ["local", "dev"]),
    blockTime: blockTime === undefined ? undefined : parseBlockTime(one("block-time", "")),
    basePath: one("base-path", join(homedir(), ".waystone")),
    rpcPorts: (ports === undefined ? ["9944"] : typeof ports === "string" ? ports.split(",") : ports).map(port =>
      parsePort("rpc-port", port.trim()),
    ),
    rpcHost: one("rpc-host", "127.0.0.1"),
    rpcMethods: parseChoice("rpc-methods", one("rpc-methods", "auto"), ["safe", "unsafe", "auto"]),
    rpcLimits: {
      connections: parseCount("rpc-max-connections", one("rpc-max-connections", "1000"), 1),
      requestBytes: parseBytes("rpc-max-request-size", one("rpc-max-request-size", "15MiB")),
      responseBytes: parseBytes("rpc-max-response-size", one("rpc-max-response-size", "15MiB")),
      subscriptions: parseCount(
        "rpc-max-subscriptions-per-connection",
        one("rpc-max-subscriptions-per-connection", "1024"),
        1,
      ),
    },
    history: parsePruning(one("state-pruning", "archive")),
    logFormat:
      raw["log-format"] === undefined
        ? undefined
        : parseChoice("log-format", one("log-format", ""), ["pretty", "json"]),
    logLevel: parseChoice("log-level", one("log-level", "info"), ["error", "warn", "info", "debug", "trace", "silent"]),
    metricsPort: parseOptionalPort("metrics-port", one("metrics-port", "9615")),
  };
}
