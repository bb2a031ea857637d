import type { z } from "zod";
import * as values from "./values.ts";

/** One flag of `waystone node`: what is written behind it, what it means, how it is read, and what holds where it is absent. */
export interface Flag<T> {
  /** What is written behind it, for the help text; none for a switch. */
  readonly value: string | undefined;
  readonly help: string;
  readonly schema: z.ZodType<T, string>;
  /** As it would be written; `undefined` where something else decides. */
  readonly fallback: string | undefined;
}

function flag<T>(
  value: string | undefined,
  help: string,
  schema: z.ZodType<T, string>,
  fallback: string | undefined,
): Flag<T> {
  return { value, help, schema, fallback };
}

/** The flags of `waystone node`. Environment (`WAYSTONE_RPC_PORT`) and file (`"rpc-port"`) know them by the same names. */
export const NODE_FLAGS = {
  preset: flag(
    "local|dev|mainnet",
    "genesis and parameters (default: dev)",
    values.choice("local", "dev", "mainnet"),
    "dev",
  ),
  "block-time": flag(
    "DURATION|instant|manual",
    "such as 250ms or 12s (default: the preset's)",
    values.blockTime,
    undefined,
  ),
  "base-path": flag("DIR", "data (default: ~/.waystone)", values.folder, "~/.waystone"),
  tmp: flag(undefined, "keep data in a temporary folder that is removed at the end", values.toggle, "false"),
  "rpc-port": flag(
    "PORT",
    "JSON-RPC over HTTP and WebSocket; may be given several times (default: 9944)",
    values.port,
    "9944",
  ),
  "rpc-host": flag("HOST", "address to listen on (default: 127.0.0.1)", values.host, "127.0.0.1"),
  "rpc-max-connections": flag("N", "connections at once (default: 1000)", values.count(1), "1000"),
  "rpc-max-connections-per-address": flag(
    "N",
    "connections at once of one address (default: 100, of this machine any number)",
    values.count(1),
    undefined,
  ),
  "rpc-max-request-size": flag("SIZE", "longest request (default: 15MiB)", values.bytes, "15MiB"),
  "rpc-max-response-size": flag("SIZE", "longest response (default: 15MiB)", values.bytes, "15MiB"),
  "rpc-max-subscriptions-per-connection": flag(
    "N",
    "subscriptions of one connection (default: 1024)",
    values.count(1),
    "1024",
  ),
  "rpc-rate-limit": flag("N|off", "calls per minute of one connection (default: off)", values.rate, "off"),
  "rpc-rate-limit-per-address": flag(
    "N|off",
    "calls per minute of all connections of one address (default: off)",
    values.rate,
    "off",
  ),
  "rpc-methods": flag(
    "safe|unsafe|auto",
    "auto: unsafe ones on loopback only (default: auto)",
    values.choice("safe", "unsafe", "auto"),
    "auto",
  ),
  "state-pruning": flag(
    "archive|N",
    "how many blocks' states are kept, 2 at least (default: archive)",
    values.pruning,
    "archive",
  ),
  "log-format": flag(
    "pretty|json",
    "(default: pretty on a terminal, else json)",
    values.choice("pretty", "json"),
    undefined,
  ),
  "log-level": flag(
    "LEVEL",
    "fatal, error, warn, info, debug, trace or silent (default: info)",
    values.choice("fatal", "error", "warn", "info", "debug", "trace", "silent"),
    "info",
  ),
  "metrics-port": flag("PORT|off", "Prometheus text (default: 9615)", values.portOrOff, "9615"),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;

/** Name of a flag of `waystone node`. */
export type NodeFlag = keyof typeof NODE_FLAGS;
/** What a flag's value is once it is read. */
export type FlagValue<F extends NodeFlag> = (typeof NODE_FLAGS)[F] extends Flag<infer T> ? T : never;

/** All flags' names. */
export const FLAG_NAMES = Object.keys(NODE_FLAGS) as readonly NodeFlag[];

/** Values as they were written, by flag. A flag that was given several times has its values in a list. */
export type RawConfig = Readonly<Partial<Record<NodeFlag, string | readonly string[]>>>;
