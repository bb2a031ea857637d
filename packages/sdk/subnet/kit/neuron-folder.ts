import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../../wallet/atomic-write.ts";
import { SubnetError } from "./errors.ts";

/** Bytes of the log of rounds at which a new one is begun; the one before is kept, and no more. */
const LOG_BYTES = 64 * 1024 * 1024;

/** Name of the log of rounds. */
export const ROUNDS_FILE = "rounds.jsonl";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What a neuron keeps in a folder: its state, written whole after each epoch (`state.json`), a secret from which its questions are drawn
 * (`secret`), and the rounds that it scored (`rounds.jsonl`, at most two files of 64 MiB). One process at a time works in it.
 */
export class NeuronFolder {
  readonly path: string;
  readonly #logBytes: number;

  /** @throws SubnetError `in-use` where another process works in it */
  constructor(path: string, logBytes: number = LOG_BYTES) {
    this.path = path;
    this.#logBytes = logBytes;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!this.#take()) {
      throw new SubnetError(
        "in-use",
        `process ${this.#holder() ?? "unknown"} works in ${path}; stop it first: two neurons of one hotkey spoil each other's work`,
      );
    }
  }

  /** Takes the folder for this process; of two that try at once one gets it. */
  #take(): boolean {
    const file = this.#file("pid");
    const create = (): boolean => {
      try {
        writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
        return true;
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
        throw error;
      }
    };
    if (create()) return true;
    if (this.#holder() !== undefined) return false;
    // Of one who is gone, or of this process by another object: renamed away, which only one can do, then made anew.
    const gone = `${file}.${process.pid}`;
    try {
      renameSync(file, gone);
    } catch {
      return false;
    }
    rmSync(gone, { force: true });
    return create();
  }

  /** Bytes that nobody else knows; made at the first call. */
  secret(): Uint8Array {
    const file = this.#file("secret");
    if (existsSync(file)) {
      const secret = readFileSync(file);
      if (secret.length === 32) return secret;
    }
    const secret = randomBytes(32);
    writeFileAtomic(file, secret, { overwrite: true });
    return secret;
  }

  /** What was kept; `undefined` where nothing was. @throws SubnetError `bad-state` */
  read(): unknown {
    const file = this.#file("state.json");
    if (!existsSync(file)) return undefined;
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch (cause) {
      throw new SubnetError("bad-state", `${file} is no JSON; remove it to begin with empty books`, { cause });
    }
  }

  /** Keeps a state in place of the one before. */
  save(state: unknown): void {
    writeFileAtomic(this.#file("state.json"), bytes(`${JSON.stringify(state)}\n`), { overwrite: true });
  }

  /** Adds a line to the log of rounds. */
  log(round: unknown): void {
    const file = this.#file(ROUNDS_FILE);
    if (existsSync(file) && statSync(file).size > this.#logBytes) renameSync(file, `${file}.1`);
    appendFileSync(file, `${JSON.stringify(round)}\n`, { mode: 0o600 });
  }

  /** Lets other processes have the folder. */
  close(): void {
    if (this.#holder(true) === process.pid) rmSync(this.#file("pid"), { force: true });
  }

  #file(name: string): string {
    return join(this.path, name);
  }

  /** The process that works here, this one only if asked for. */
  #holder(self = false): number | undefined {
    const file = this.#file("pid");
    if (!existsSync(file)) return undefined;
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) && (self || pid !== process.pid) ? pid : undefined;
  }
}
