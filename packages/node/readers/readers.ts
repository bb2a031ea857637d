import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { INTERNAL_ERROR } from "../rpc/codes.ts";
import type { ReadRequest, ReadsElsewhere } from "../rpc/dispatcher.ts";
import { RpcError } from "../rpc/error.ts";
import type { ReaderReport } from "./messages.ts";

interface Waiting {
  readonly resolve: (result: string) => void;
  readonly reject: (error: RpcError) => void;
}

interface Reader {
  readonly child: ChildProcess;
  readonly waiting: Map<number, Waiting>;
}

/**
 * Processes that do long reads with views of their own of the database, so that blocks need not wait for them.
 *
 * Processes and not threads: the database's library is native code that opens tables of a reader without a lock, and what crashes in
 * a process of its own does not take the node along. One is started when it is first needed (some 0.4 s), and again after it failed. Each does one read at a time; a connection
 * has one under way at most, so that what waits here is bounded by their number.
 */
export class Readers implements ReadsElsewhere {
  readonly #path: string;
  readonly #readers: (Reader | undefined)[];
  #ids = 0;

  /** @param path folder of the database @param count how many processes at most */
  constructor(path: string, count: number) {
    this.#path = path;
    this.#readers = Array.from({ length: count });
  }

  read(request: ReadRequest): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const { child, waiting } = this.#idlest();
    const id = this.#ids++;
    waiting.set(id, { resolve, reject });
    child.send({ id, ...request });
    return promise;
  }

  /** Ends the processes; reads that are not done are refused. */
  close(): void {
    for (const reader of this.#readers.splice(0)) {
      if (reader === undefined) continue;
      refuse(reader, "the node stops");
      reader.child.kill("SIGKILL");
    }
  }

  /** The reader with the least to do. One that must be started comes after those that are free. */
  #idlest(): Reader {
    const loads = this.#readers.map(reader => reader?.waiting.size ?? 0.5);
    const at = loads.indexOf(Math.min(...loads));
    return this.#readers[at] ?? this.#start(at);
  }

  #start(at: number): Reader {
    const child = fork(fileURLToPath(new URL("./reader-process.ts", import.meta.url)), [this.#path], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const reader: Reader = { child, waiting: new Map() };
    child.on("message", (report: ReaderReport) => {
      const waiting = reader.waiting.get(report.id);
      reader.waiting.delete(report.id);
      if ("result" in report) waiting?.resolve(report.result);
      else waiting?.reject(new RpcError(report.error.code, report.error.message, report.error.data));
    });
    const gone = (): void => {
      if (this.#readers[at] === reader) this.#readers[at] = undefined;
      refuse(reader, "the process that read for this call ended; ask for less at once");
    };
    child.on("error", gone);
    child.on("exit", gone);
    child.unref();
    child.channel?.unref();
    this.#readers[at] = reader;
    return reader;
  }
}

function refuse({ waiting }: Reader, why: string): void {
  for (const { reject } of waiting.values()) reject(new RpcError(INTERNAL_ERROR, "Internal error", why));
  waiting.clear();
}
