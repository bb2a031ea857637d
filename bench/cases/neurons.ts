import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { ensureClient } from "../../scripts/lib/python.mjs";
import { BenchError } from "../errors.ts";
import type { BenchCase, Figure } from "../lib/case.ts";
import type { Kind, Wire } from "../neurons/shared.ts";

/** Seconds of a measurement, after one to warm up. */
const SECONDS = 3;
const HERE = join(import.meta.dirname, "..");

/** What one client counted. */
interface Counted {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Share of requests that failed. */
  readonly failed?: number;
  /** Bytes of the axon's process. */
  readonly axonRss: number;
}

/** An axon in a process of its own. */
class AxonProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
    const lines: Interface = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async #next<T>(): Promise<T> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new BenchError("not-comparable", "an axon ended");
    return JSON.parse(value as string) as T;
  }

  async port(): Promise<number> {
    return (await this.#next<{ readonly port: number }>()).port;
  }

  async rss(): Promise<number> {
    this.#child.stdin?.write("\n");
    return (await this.#next<{ readonly rss: number }>()).rss;
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }
}

async function count(command: string, args: readonly string[]): Promise<Omit<Counted, "axonRss">> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err = (err + text).slice(-2000);
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new BenchError("not-comparable", `${args.join(" ")} ended with ${code}: ${err}`);
  return JSON.parse(out.trim().split("\n").at(-1) ?? "") as Counted;
}

const script = (name: string): string => join(HERE, "neurons", name);

async function ours(wire: Wire, kind: Kind, concurrency: number): Promise<Counted> {
  const axon = new AxonProcess(process.execPath, [script("server.ts"), wire]);
  try {
    const port = await axon.port();
    const args = [script("client.ts"), wire, kind, String(port), String(concurrency), String(SECONDS)];
    return { ...(await count(process.execPath, args)), axonRss: await axon.rss() };
  } finally {
    await axon.stop();
  }
}

async function theirs(python: string, kind: Kind, concurrency: number): Promise<Counted> {
  const axon = new AxonProcess(python, [join(HERE, "python", "neuron_server.py")]);
  try {
    const port = await axon.port();
    const args = [join(HERE, "python", "neuron_client.py"), kind, String(port), String(concurrency), String(SECONDS)];
    return { ...(await count(python, args)), axonRss: await axon.rss() };
  } finally {
    await axon.stop();
  }
}

const MIB = 1024 * 1024;

/** Round trips between neurons. */
export const neurons: BenchCase = {
  name: "neurons",
  question:
    "Round trips from dendrite to axon, each in a process of its own on this machine, signed and checked: 1 KiB there and back, and an answer in 100 parts. Beside them the Python SDK 10.2.0, dendrite to axon, on its own wire.",
  async run() {
    const { python, reason } = await ensureClient("sdk10", text => console.error(text));
    if (python === undefined) throw new BenchError("not-comparable", reason ?? "there is no Python");
    const figures: Figure[] = [];
    for (const kind of ["unary", "stream"] as const)
      for (const concurrency of [1, 32, 256]) {
        const beside = await theirs(python, kind, concurrency);
        for (const wire of ["v10", "btauth"] as const) {
          const mine = await ours(wire, kind, concurrency);
          const what = `${wire === "v10" ? "wire of SDK 10" : "btauth/1"}, ${kind === "unary" ? "1 KiB" : "100 parts"}, ${concurrency} at once`;
          const goal = wire === "v10" ? { goal: 10 } : {};
          const failed = Math.round((beside.failed ?? 0) * 100);
          const common = { beside: `Python SDK 10.2.0${failed === 0 ? "" : `, ${failed} % of whose requests fail`}` };
          figures.push(
            { what, ours: mine.perSecond, theirs: beside.perSecond, unit: "per second", ...common, ...goal },
            { what: `${what}: p99`, ours: mine.p99, theirs: beside.p99, unit: "ms", ...common },
            {
              what: `${what}: axon's memory`,
              ours: mine.axonRss / MIB,
              theirs: beside.axonRss / MIB,
              unit: "MB",
              ...common,
            },
          );
        }
      }
    return figures;
  },
};
