import type { Writable } from "node:stream";
import { type Logger as PinoLogger, pino } from "pino";
import pretty from "pino-pretty";

/** How logs look. */
export interface LogOptions {
  readonly format: "pretty" | "json";
  readonly level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/** The node's logger. */
export type Logger = PinoLogger;

/**
 * A logger that writes one line a message to standard output, where test suites wait for `Imported #1` in both formats.
 *
 * Written at once, not when it suits: what a node said last before it was killed is what its operator needs. Keys and seeds are
 * never given to it.
 *
 * @param destination where lines go instead of standard output
 */
export function createLogger({ format, level }: LogOptions, destination?: Writable): Logger {
  if (format === "json")
    return pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: label => ({ level: label }) },
      },
      destination ?? pino.destination({ fd: 1, sync: true }),
    );
  const stream = pretty({
    colorize: destination === undefined && process.stdout.isTTY,
    translateTime: "HH:MM:ss.l",
    ignore: "pid,hostname",
    hideObject: false,
    singleLine: true,
    sync: true,
    destination: destination ?? 1,
  });
  return pino({ level, base: null }, stream);
}
