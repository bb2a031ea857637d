import { createServer, type Server } from "node:http";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { NodeError } from "./errors.ts";

/** All that the node measures. Units stand in the names. */
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
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  readonly extrinsics = new Counter({
    name: "waystone_extrinsics_total",
    help: "Extrinsics in blocks.",
    registers: [this.registry],
  });
  readonly poolTransactions = new Gauge({
    name: "waystone_pool_transactions",
    help: "Transactions in the pool.",
    registers: [this.registry],
  });
  readonly poolBytes = new Gauge({
    name: "waystone_pool_bytes",
    help: "Bytes of all transactions in the pool.",
    registers: [this.registry],
  });
}

/** Serves metrics as Prometheus text. @throws NodeError `port-taken` */
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
