import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { SubnetError } from "./errors.ts";

/** Bounds of durations in seconds. */
const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** All that a neuron measures. Units stand in the names. */
export class NeuronMetrics {
  readonly registry = new Registry();
  readonly epoch = this.#gauge("waystone_neuron_epoch", "Newest epoch that the neuron worked in.");
  readonly registered = this.#gauge("waystone_neuron_registered", "1 while the hotkey has a place on the subnet.");
  readonly problems = this.#counter("waystone_neuron_problems_total", "What went wrong, of any kind.");
  readonly weightsSent = this.#counter("waystone_validator_weights_total", "Rounds whose weights went to the chain.");
  readonly asked = this.#counter("waystone_validator_questions_total", "Questions to miners.");
  readonly answered = this.#counter("waystone_validator_answers_total", "Answers that fit their questions.");
  readonly served = this.#histogram("waystone_miner_answer_seconds", "Time to answer a question, in seconds.");
  readonly refused = new Counter({
    name: "waystone_miner_refused_total",
    help: "Requests that were refused, by reason.",
    labelNames: ["reason"],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: SECONDS, registers: [this.registry] });
  }
}

/** Serves metrics as Prometheus text under `/metrics`, on this machine alone. @throws SubnetError `port-taken` */
export function serveNeuronMetrics({ registry }: NeuronMetrics, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404, { "content-type": "text/plain" }).end("metrics are at /metrics\n");
      return;
    }
    registry.metrics().then(
      text => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", error =>
      reject(
        new SubnetError("port-taken", `metrics cannot listen on port ${port} (${error.message}); choose another one`),
      ),
    );
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
