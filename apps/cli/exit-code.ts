import { CommanderError } from "commander";
import { CliError } from "./errors.ts";

/** Codes of errors that are about what was asked for, and not about how it went. */
const USAGE_CODES = new Set(["bad-config", "unknown-preset", "bad-name", "no-password"]);

/** Exit codes: 0 done, 1 failed with the reason, 2 wrong usage. */
export function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliError && error.code === "usage") return 2;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && USAGE_CODES.has(code) ? 2 : 1;
}
