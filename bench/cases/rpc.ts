import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { WebSocket } from "ws";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SECONDS = 3;
/** Requests that are on their way at once, on one connection. */
const IN_FLIGHT = 64;
const GOAL = 0.5;

/** The least that a WebSocket server can do: each message is answered with the same bytes. */
const EMPTY_SERVER = `
import { WebSocketServer } from "ws";
const server = new WebSocketServer({ port: 0, perMessageDeflate: false }, () => console.log("ws://127.0.0.1:" + server.address().port));
const reply = JSON.stringify({ jsonrpc: "2.0", id: 1, result: "0x00" });
server.on("connection", socket => socket.on("message", () => socket.send(reply)));
`;

/** Starts a program and gives the first WebSocket address that it prints. */
function serve(args: readonly string[]): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-10_000);
      const url = /ws:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) resolve({ url, child });
    });
    child.on("error", reject);
    child.on("exit", code => reject(new BenchError("process-failed", `${args[0]} ended with ${code}: ${said}`)));
  });
}

/** Answers in a second to one method, with a constant number of requests on their way. */
function rate(url: string, method: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: [] });
    let [answers, began] = [0, 0];
    socket.on("open", () => {
      began = performance.now();
      for (let i = 0; i < IN_FLIGHT; i++) socket.send(message);
    });
    socket.on("message", data => {
      if (answers === 0 && String(data).includes('"error"'))
        return reject(new BenchError("not-comparable", `${method} answers ${String(data)}`));
      answers++;
      const took = performance.now() - began;
      if (took < SECONDS * 1000) return socket.send(message);
      socket.close();
      resolve((answers / took) * 1000);
    });
    socket.on("error", reject);
  });
}

/** How much of what the transport can carry is left when a node answers. */
export const rpc: BenchCase = {
  name: "rpc",
  question: `Requests in a second over one WebSocket, ${IN_FLIGHT} on their way at once, to a node that makes blocks.`,
  async run() {
    const empty = await serve(["--input-type=module", "-e", EMPTY_SERVER]);
    const node = await serve([
      "dist/waystone.mjs",
      "node",
      "--tmp",
      "--preset",
      "local",
      ...["--rpc-port", "0", "--metrics-port", "off", "--log-format", "json"],
    ]);
    try {
      const theirs = await rate(empty.url, "empty");
      const figures = [];
      for (const method of ["system_chain", "chain_getHeader", "state_getRuntimeVersion"])
        figures.push({
          what: `\`${method}\``,
          ours: await rate(node.url, method),
          theirs,
          beside: "an empty `ws` server",
          unit: "per second",
          goal: GOAL,
        } as const);
      return figures;
    } finally {
      empty.child.kill();
      node.child.kill();
    }
  },
};
