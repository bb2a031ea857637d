import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NodeError } from "../errors.ts";
import { resolveConfig } from "./config.ts";
import { readEnv, unknownVariables } from "./env.ts";
import { readConfigFile } from "./file.ts";
import { FLAG_NAMES, NODE_FLAGS, type NodeFlag } from "./flags.ts";

function problem(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(NodeError);
    expect((error as NodeError).code).toBe("bad-config");
    return (error as NodeError).message;
  }
  throw new TypeError("it was expected to fail");
}

describe("resolving", () => {
  it("has the documented defaults", () => {
    expect(resolveConfig({}, {}, {})).toEqual({
      preset: "dev",
      blockTime: undefined,
      basePath: join(homedir(), ".waystone"),
      tmp: false,
      rpcPorts: [9944],
      rpcHost: "127.0.0.1",
      rpcMethods: "auto",
      rpcLimits: {
        connections: 1000,
        requestBytes: 15 * 1024 * 1024,
        responseBytes: 15 * 1024 * 1024,
        subscriptions: 1024,
        callsPerMinute: undefined,
      },
      history: "archive",
      logFormat: undefined,
      logLevel: "info",
      metricsPort: 9615,
    });
  });

  it("lets flags win over the environment, and the environment over the file", () => {
    const file = { preset: "local", "rpc-host": "0.0.0.0", "log-level": "warn" } as const;
    const env = { WAYSTONE_RPC_HOST: "::1", WAYSTONE_LOG_LEVEL: "debug", WAYSTONE_PRESET: "", OTHER: "x" };
    const config = resolveConfig({ "log-level": "trace" }, env, file);
    expect([config.preset, config.rpcHost, config.logLevel]).toEqual(["local", "::1", "trace"]);
  });

  it("takes several ports as flags, in the environment and in the file", () => {
    expect(resolveConfig({ "rpc-port": ["9944", "9945"] }, {}, {}).rpcPorts).toEqual([9944, 9945]);
    expect(resolveConfig({}, { WAYSTONE_RPC_PORT: "1, 2" }, {}).rpcPorts).toEqual([1, 2]);
    expect(resolveConfig({}, {}, { "rpc-port": ["0", "7"] }).rpcPorts).toEqual([0, 7]);
  });

  it.each<[NodeFlag, string, unknown]>([
    ["block-time", "250ms", { type: "interval", ms: 250 }],
    ["block-time", "12s", { type: "interval", ms: 12_000 }],
    ["block-time", "0.25s", { type: "interval", ms: 250 }],
    ["block-time", "1m", { type: "interval", ms: 60_000 }],
    ["block-time", "instant", { type: "instant" }],
    ["block-time", "manual", { type: "manual" }],
    ["rpc-max-request-size", "1KiB", 1024],
    ["rpc-max-request-size", "2 mib", 2 * 1024 * 1024],
    ["rpc-max-request-size", "4096", 4096],
    ["state-pruning", "256", 256],
    ["state-pruning", "archive", "archive"],
    ["metrics-port", "off", undefined],
    ["metrics-port", "0", 0],
    ["rpc-rate-limit", "600", 600],
    ["rpc-rate-limit", "off", undefined],
    ["tmp", "true", true],
    ["base-path", "/data", "/data"],
  ])("reads --%s %s", (flag, text, value) => {
    expect(NODE_FLAGS[flag].schema.parse(text)).toEqual(value);
  });

  it.each<[NodeFlag, string]>([
    ["preset", "test"],
    ["block-time", "0ms"],
    ["block-time", "250"],
    ["block-time", "2h"],
    ["block-time", "61m"],
    ["block-time", "0.5ms"],
    ["block-time", "-1s"],
    ["block-time", "1e3ms"],
    ["rpc-port", "65536"],
    ["rpc-port", "-1"],
    ["rpc-port", "http"],
    ["rpc-port", "9944.5"],
    ["rpc-host", "a b"],
    ["rpc-max-connections", "0"],
    ["rpc-max-connections", "99999999999999999999"],
    ["rpc-max-request-size", "10"],
    ["rpc-max-request-size", "15 MB"],
    ["rpc-methods", "all"],
    ["rpc-rate-limit", "0"],
    ["state-pruning", "0"],
    ["state-pruning", "all"],
    ["log-level", "loud"],
    ["log-format", "xml"],
    ["metrics-port", "on"],
    ["tmp", "maybe"],
  ])("refuses --%s %s, naming the setting, its value and what is expected", (flag, text) => {
    const message = problem(() => resolveConfig({ [flag]: text }, {}, {}));
    expect(message).toContain(`--${flag} is "${text}"`);
    expect(message).toMatch(/expected|choose/);
  });

  it("names where a wrong setting was made", () => {
    expect(problem(() => resolveConfig({}, { WAYSTONE_BLOCK_TIME: "soon" }, {}))).toContain("WAYSTONE_BLOCK_TIME");
    expect(problem(() => resolveConfig({}, {}, { preset: "x" }))).toContain("waystone.config.json");
  });

  it("refuses a flag that is given twice but for ports", () => {
    expect(problem(() => resolveConfig({ preset: ["dev", "local"] }, {}, {}))).toContain("given 2 times");
    expect(problem(() => resolveConfig({ "block-time": ["1s", "2s"] }, {}, {}))).toContain("given 2 times");
  });

  it("refuses a folder for data that is to be temporary", () => {
    expect(problem(() => resolveConfig({ tmp: "true", "base-path": "/data" }, {}, {}))).toContain("give one of them");
    expect(problem(() => resolveConfig({}, { WAYSTONE_TMP: "true", WAYSTONE_BASE_PATH: "/data" }, {}))).toContain(
      "WAYSTONE_TMP and WAYSTONE_BASE_PATH",
    );
    expect(resolveConfig({ tmp: "true" }, {}, { "base-path": "/data" }).tmp).toBe(true);
    expect(resolveConfig({ "base-path": "/data" }, { WAYSTONE_TMP: "true" }, {}).tmp).toBe(false);
    expect(resolveConfig({ tmp: "true" }, {}, {}).tmp).toBe(true);
  });

  it("names variables that are no settings", () => {
    const env = { WAYSTONE_RPC_PROT: "1", WAYSTONE_RPC_PORT: "1", WAYSTONE_KEY: "//Alice", PATH: "/bin" };
    expect(unknownVariables(env)).toEqual(["WAYSTONE_RPC_PROT"]);
  });

  it("reads every flag from the environment", () => {
    const env = Object.fromEntries(
      FLAG_NAMES.map(flag => [`WAYSTONE_${flag.toUpperCase().replaceAll("-", "_")}`, "1"]),
    );
    expect(Object.keys(readEnv(env))).toEqual(FLAG_NAMES);
  });
});

describe("the file", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "waystone-config-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => {
    const path = join(folder, "waystone.config.json");
    writeFileSync(path, text);
    return path;
  };

  it("may be absent", () => {
    expect(readConfigFile(join(folder, "none.json"))).toEqual({});
  });

  it("holds texts, numbers, switches and lists", () => {
    const path = write('{ "preset": "local", "rpc-port": [1, "2"], "metrics-port": 9, "tmp": true }');
    expect(readConfigFile(path)).toEqual({ preset: "local", "rpc-port": ["1", "2"], "metrics-port": "9", tmp: "true" });
  });

  it.each([
    ["not json"],
    ["[]"],
    ["7"],
    ['{ "preset": null }'],
    ['{ "preset": { "a": 1 } }'],
    ['{ "rpc-port": [[1]] }'],
  ])("is refused when it is %s", text => {
    expect(problem(() => readConfigFile(write(text)))).toContain("waystone.config.json");
  });

  it("names a setting that is no flag, and one that cannot be read", () => {
    expect(problem(() => readConfigFile(write('{ "port": 1 }')))).toContain('names "port", which is no flag');
    expect(problem(() => readConfigFile(folder))).toContain("cannot be read");
    expect(problem(() => readConfigFile(write(`"${" ".repeat(70_000)}"`)))).toContain("at most");
  });
});
