import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { NodeError } from "./errors.ts";

/** Bounds of durations in seconds: from what a read takes to what a full block may take. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** All that the node measures. Units stand in the names. The process's own figures (memory, event loop) come with it. */
export class Metrics {
  readonly registry = new Registry();
  readonly blockHeight = this.#gauge("waystone_block_height", "Number of the newest block.");
  readonly blockSeconds = this.#histogram(
    "waystone_block_build_seconds",
    "Time to execute and commit a block, in seconds.",
  );
  readonly blockFailures = this.#counter("waystone_block_failures_total", "Blocks that could not be made.");
  readonly extrinsics = this.#counter("waystone_extrinsics_total", "Extrinsics in blocks.");
  readonly poolTransactions = this.#gauge(
    "waystone_pool_transactions",
    "Transactions in the pool, by whether they can go into a block at once.",
    ["queue"],
  );
  readonly poolBytes = this.#gauge("waystone_pool_bytes", "Bytes of all transactions in the pool.");
  readonly rpcConnections = this.#gauge("waystone_rpc_connections", "Open WebSocket connections.");
  readonly rpcSeconds = this.#histogram("waystone_rpc_call_seconds", "Time to answer a call, in seconds, by method.", [
    "method",
  ]);
  readonly rpcErrors = this.#counter(
    "waystone_rpc_errors_total",
    "Calls that were answered with an error, by method and code.",
    ["method", "code"],
  );
  readonly rpcHeldBytes = this.#gauge(
    "waystone_rpc_held_bytes",
    "Bytes held for all connections: messages on their way and answers not read.",
  );
  readonly rpcCut = this.#counter(
    "waystone_rpc_cut_total",
    "Connections that were cut off, because all together held too much and they most.",
  );
  readonly rpcRefused = this.#counter(
    "waystone_rpc_refused_connections_total",
    "Connections that were refused, because there were too many.",
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  #gauge<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  #counter<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  #histogram<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Histogram<L> {
    return new Histogram({ name, help, labelNames: [...labelNames], buckets: SECONDS, registers: [this.registry] });
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
