// A process with neurons of the Python SDK 10, asked one thing at a time.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ensureClient } from "../../scripts/lib/python.mjs";
import { ConformanceError } from "../errors.ts";

/** Neurons in Python. */
export interface PythonNeuron {
  /** Runs a command of `python/neuron10.py`. @throws ConformanceError `program-failed` with what Python said */
  ask<T>(command: string, args: object): Promise<T>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/** Starts the process, or says why it cannot be started on this machine. @throws ConformanceError `program-failed` */
export async function startPythonNeuron(): Promise<PythonNeuron | { readonly reason: string }> {
  const { python, reason = "" } = await ensureClient("sdk10", text => console.error(text));
  if (python === undefined) return { reason };
  const program = join(import.meta.dirname, "..", "python", "neuron10.py");
  const child = spawn(python, ["-u", program], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const line = await lines.next();
    if (line.done === true) throw new ConformanceError("program-failed", `neuron10.py has ended:\n${said}`);
    return JSON.parse(line.value) as T;
  };
  await next();
  let asked = Promise.resolve<unknown>(undefined);
  let id = 0;
  const ask = async <T>(command: string, args: object): Promise<T> => {
    child.stdin.write(`${JSON.stringify({ id: id++, do: command, with: args })}\n`);
    const { result, error } = await next<{ readonly result: T; readonly error?: string }>();
    if (error !== undefined) throw new ConformanceError("program-failed", `${command}: ${error}\n${said.slice(-1500)}`);
    return result;
  };
  return {
    // Answers come in the order of the questions, so one waits for the other.
    ask<T>(command: string, args: object): Promise<T> {
      const answer = asked.then(() => ask<T>(command, args));
      asked = answer.catch(() => undefined);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}
