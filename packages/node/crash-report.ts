import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a crash leaves for those who mend it. No keys, no environment, no requests, no paths of a user's. */
export interface CrashReport {
  /** ISO time. */
  readonly at: string;
  readonly error: string;
  /** Where it happened, a line each; folders above the program are left out. */
  readonly stack: readonly string[];
  readonly version: string;
  readonly specVersion: number;
  readonly node: string;
  readonly platform: string;
  readonly uptimeSeconds: number;
  /** Resident memory in MiB. */
  readonly memoryMiB: number;
  /** Number of the newest block, if there was a chain. */
  readonly block: number | undefined;
}

/** Longest text of an error that is kept: it may repeat what somebody sent. */
const MAX_TEXT = 500;
const MAX_LINES = 40;

/** Describes a crash. */
export function describeCrash(
  error: unknown,
  about: { readonly version: string; readonly specVersion: number; readonly block: number | undefined },
): CrashReport {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n").filter(line => /^\s+at /.test(line)) : [];
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    at: new Date().toISOString(),
    error: withoutSecrets(text).slice(0, MAX_TEXT),
    stack: lines.slice(0, MAX_LINES).map(line => withoutFolders(line.trim())),
    ...about,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    uptimeSeconds: Math.round(process.uptime()),
    memoryMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

/** Writes a report beside the data. @returns its path, or why it could not be written */
export function writeCrashReport(folder: string, report: CrashReport): string {
  const path = join(folder, `crash-${report.at.replace(/[:.]/g, "-")}.json`);
  try {
    writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
    return path;
  } catch (error) {
    return `nowhere (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Hides what may be a key: 32 bytes and more as hex. */
function withoutSecrets(text: string): string {
  return text.replace(/(?:0x)?[0-9a-f]{64,}/gi, "0x…");
}

function withoutFolders(line: string): string {
  return line.replace(/(?:file:\/\/)?\/\S*\/((?:node_modules|packages|pallets|apps|dist)\/)/g, "$1");
}
