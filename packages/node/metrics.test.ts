import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { NodeError } from "./errors.ts";
import { Metrics, serveMetrics } from "./metrics.ts";

const open: Awaited<ReturnType<typeof serveMetrics>>[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serve(metrics = new Metrics()) {
  const server = await serveMetrics(metrics, 0, "127.0.0.1");
  open.push(server);
  const { port } = server.address() as AddressInfo;
  return { port, get: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init) };
}

it("serves what was measured as Prometheus text", async () => {
  const metrics = new Metrics();
  metrics.blockHeight.set(7);
  metrics.poolTransactions.set({ queue: "ready" }, 3);
  metrics.rpcSeconds.observe({ method: "state_call" }, 0.002);
  const { get } = await serve(metrics);
  const response = await get("/metrics");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/plain");
  const text = await response.text();
  expect(text).toContain("waystone_block_height 7");
  expect(text).toContain('waystone_pool_transactions{queue="ready"} 3');
  expect(text).toContain('waystone_rpc_call_seconds_count{method="state_call"} 1');
  expect(text).toContain("process_resident_memory_bytes");
});

it("answers nothing else", async () => {
  const { get } = await serve();
  expect((await get("/")).status).toBe(404);
  expect((await get("/metrics", { method: "POST" })).status).toBe(404);
});

it("says what to do when its port is taken", async () => {
  const { port } = await serve();
  const error = await serveMetrics(new Metrics(), port, "127.0.0.1").catch((e: unknown) => e);
  expect(error).toBeInstanceOf(NodeError);
  expect(error).toMatchObject({ code: "port-taken", message: expect.stringContaining("--metrics-port") });
});

it("names every metric with its unit, and documents it", async () => {
  for (const { name, help, type } of await new Metrics().registry.getMetricsAsJSON()) {
    expect(help.length, name).toBeGreaterThan(5);
    if (!name.startsWith("waystone_")) continue;
    if (type.toString() === "counter") expect(name).toMatch(/_total$/);
    else expect(name).toMatch(/_(height|seconds|transactions|bytes|connections)$/);
  }
});

it("has every metric that the dashboard and the operator's page speak of", async () => {
  const metrics = new Metrics();
  const known = (await metrics.registry.getMetricsAsJSON()).map(({ name }) => name);
  const text = ["dashboard.json", "operations.md"]
    .map(name => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8"))
    .join("\n");
  const named = new Set(text.match(/\b(?:waystone|nodejs|process)_[a-z0-9_]+/g));
  expect(named.size).toBeGreaterThan(12);
  for (const name of named) expect(known, name).toContain(name.replace(/_(bucket|count|sum)$/, ""));
});
