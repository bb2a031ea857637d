import { type Logger as PinoLogger, pino } from "pino";
import pretty from "pino-pretty";

/** How logs look. */
export interface LogOptions {
  readonly format: "pretty" | "json";
  readonly level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/** The node's logger. */
export type Logger = PinoLogger;

/** A logger that writes to standard output, as test suites that wait for `Imported #1` expect. Keys and seeds are never given to it. */
export function createLogger({ format, level }: LogOptions): Logger {
  if (format === "json") return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const stream = pretty({
    colorize: process.stdout.isTTY,
    translateTime: "HH:MM:ss.l",
    ignore: "pid,hostname",
    hideObject: false,
    singleLine: true,
    sync: true,
  });
  return pino({ level, base: null }, stream);
}
