import { NodeError } from "../errors.ts";
import { readEnv, variableOf } from "./env.ts";
import { CONFIG_FILE } from "./file.ts";
import { type FlagValue, NODE_FLAGS, type NodeFlag, type RawConfig } from "./flags.ts";
import type { BlockTime } from "./values.ts";

/** A node's configuration, checked. */
export interface NodeConfig {
  readonly preset: FlagValue<"preset">;
  /** `undefined` for the preset's own. */
  readonly blockTime: BlockTime | undefined;
  /** Folder of all chains' data. */
  readonly basePath: string;
  /** Whether data lies in a temporary folder instead, which is removed at the end. */
  readonly tmp: boolean;
  readonly rpcPorts: readonly number[];
  readonly rpcHost: string;
  readonly rpcMethods: FlagValue<"rpc-methods">;
  readonly rpcLimits: {
    /** Connections at once. */
    readonly connections: number;
    /** Connections at once of one address; `undefined` for 100, and any number for this machine. */
    readonly connectionsPerAddress: number | undefined;
    readonly requestBytes: number;
    readonly responseBytes: number;
    /** Subscriptions of one connection. */
    readonly subscriptions: number;
    /** Calls of one connection in a minute; `undefined` for any number. */
    readonly callsPerMinute: number | undefined;
    /** Calls of all connections of one address in a minute; `undefined` for any number. */
    readonly callsPerMinutePerAddress: number | undefined;
  };
  /** States that can be read: of all blocks, or of the last so many. */
  readonly history: "archive" | number;
  /** `undefined` for pretty on a terminal, else JSON. */
  readonly logFormat: FlagValue<"log-format"> | undefined;
  readonly logLevel: FlagValue<"log-level">;
  /** `undefined` to serve no metrics. */
  readonly metricsPort: number | undefined;
}

interface Source {
  readonly raw: RawConfig;
  /** How a user would find the setting. */
  name(flag: NodeFlag): string;
}

/**
 * Checks a configuration: flags win over environment, environment over file.
 * @throws NodeError `bad-config` naming the setting, where it was made, its value, and what is expected
 */
export function resolveConfig(
  flags: RawConfig,
  env: Readonly<Record<string, string | undefined>>,
  file: RawConfig,
): NodeConfig {
  const sources: readonly Source[] = [
    { raw: flags, name: flag => `--${flag}` },
    { raw: readEnv(env), name: variableOf },
    { raw: file, name: flag => `"${flag}" in ${CONFIG_FILE}` },
  ];
  const many = <F extends NodeFlag>(flag: F): readonly FlagValue<F>[] => {
    const source = sources.find(({ raw }) => raw[flag] !== undefined);
    const { schema, fallback } = NODE_FLAGS[flag];
    const written: string | readonly string[] = source?.raw[flag] ?? fallback ?? [];
    return [written].flat().map(text => {
      const parsed = schema.safeParse(text.trim());
      if (parsed.success) return parsed.data as FlagValue<F>;
      const why = parsed.error.issues[0]?.message ?? "something else is expected";
      const name = source?.name(flag) ?? `--${flag}`;
      throw new NodeError("bad-config", `${name} is "${text}", and that is not possible: ${why}`);
    });
  };
  const optional = <F extends NodeFlag>(flag: F): FlagValue<F> | undefined => {
    const [value, ...more] = many(flag);
    if (more.length > 0)
      throw new NodeError("bad-config", `--${flag} was given ${more.length + 1} times; give it once`);
    return value;
  };
  const one = <F extends NodeFlag>(flag: F): FlagValue<F> => {
    const value = optional(flag);
    if (value === undefined) throw new NodeError("bad-config", `--${flag} has no value; give one`);
    return value;
  };
  const rank = (flag: NodeFlag): number =>
    [...sources.keys(), sources.length].find(i => sources[i]?.raw[flag] !== undefined) ?? sources.length;
  const tmp = one("tmp");
  if (tmp && rank("tmp") === rank("base-path"))
    throw new NodeError(
      "bad-config",
      `${sources[rank("tmp")]?.name("tmp")} and ${sources[rank("tmp")]?.name("base-path")} say different things of where data lies; give one of them`,
    );
  const rpcPorts = many("rpc-port");
  if (rpcPorts.length === 0)
    throw new NodeError("bad-config", "--rpc-port names no port; give one, or 0 for any free one");
  return {
    preset: one("preset"),
    blockTime: optional("block-time"),
    basePath: one("base-path"),
    // Of a temporary folder and a named one the setting counts that wins over the other.
    tmp: tmp && rank("tmp") < rank("base-path"),
    rpcPorts,
    rpcHost: one("rpc-host"),
    rpcMethods: one("rpc-methods"),
    rpcLimits: {
      connections: one("rpc-max-connections"),
      connectionsPerAddress: optional("rpc-max-connections-per-address"),
      requestBytes: one("rpc-max-request-size"),
      responseBytes: one("rpc-max-response-size"),
      subscriptions: one("rpc-max-subscriptions-per-connection"),
      callsPerMinute: optional("rpc-rate-limit"),
      callsPerMinutePerAddress: optional("rpc-rate-limit-per-address"),
    },
    history: one("state-pruning"),
    logFormat: optional("log-format"),
    logLevel: one("log-level"),
    metricsPort: optional("metrics-port"),
  };
}
