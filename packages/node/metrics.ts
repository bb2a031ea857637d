import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { NodeError } from "./errors.ts";

/** Bounds of durations in seconds: from what a read takes to what a full block may take. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** All that the node measures. Units stand in the names. The process's own figures (memory, event loop) come with it. */
export class Metrics {
  readonly registry = new Registry();
  readonly blockHeight = new Gauge({
    name: "waystone_block_height",
    help: "Number of the newest block.",
    registers: [this.registry],
  });
  readonly blockSeconds = new Histogram({
    name: "waystone_block_build_seconds",
    help: "Time to execute and commit a block, in seconds.",
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly blockFailures = new Counter({
    name: "waystone_block_failures_total",
    help: "Blocks that could not be made.",
    registers: [this.registry],
  });
  readonly extrinsics = new Counter({
    name: "waystone_extrinsics_total",
    help: "Extrinsics in blocks.",
    registers: [this.registry],
  });
  readonly poolTransactions = new Gauge({
    name: "waystone_pool_transactions",
    help: "Transactions in the pool, by whether they can go into a block at once.",
    labelNames: ["queue"] as const,
    registers: [this.registry],
  });
  readonly poolBytes = new Gauge({
    name: "waystone_pool_bytes",
    help: "Bytes of all transactions in the pool.",
    registers: [this.registry],
  });
  readonly rpcConnections = new Gauge({
    name: "waystone_rpc_connections",
    help: "Open WebSocket connections.",
    registers: [this.registry],
  });
  readonly rpcSeconds = new Histogram({
    name: "waystone_rpc_call_seconds",
    help: "Time to answer a call, in seconds, by method.",
    labelNames: ["method"] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly rpcErrors = new Counter({
    name: "waystone_rpc_errors_total",
    help: "Calls that were answered with an error, by method and code.",
    labelNames: ["method", "code"] as const,
    registers: [this.registry],
  });
  readonly rpcHeldBytes = new Gauge({
    name: "waystone_rpc_held_bytes",
    help: "Bytes held for all connections: messages on their way and answers not read.",
    registers: [this.registry],
  });
  readonly rpcCut = new Counter({
    name: "waystone_rpc_cut_total",
    help: "Connections that were cut off, because all together held too much and they most.",
    registers: [this.registry],
  });
  readonly rpcRefused = new Counter({
    name: "waystone_rpc_refused_connections_total",
    help: "Connections that were refused, because there were too many.",
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}

/** Serves metrics as Prometheus text under `/metrics`. @throws NodeError `port-taken` */
export function serveMetrics(metrics: Metrics, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404, { "content-type": "text/plain" }).end("metrics are at /metrics\n");
      return;
    }
    metrics.registry.metrics().then(
      text => response.writeHead(200, { "content-type": metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", error =>
      reject(
        new NodeError(
          "port-taken",
          `metrics cannot listen on ${host}:${port} (${error.message}); choose another --metrics-port, or "off"`,
        ),
      ),
    );
    server.listen(port, host, () => resolve(server));
  });
}
