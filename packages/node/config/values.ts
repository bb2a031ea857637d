import { NodeError } from "../errors.ts";
import type { BlockTime } from "../node.ts";

const fail = (flag: string, value: string, expected: string): NodeError =>
  new NodeError("bad-config", `--${flag} "${value}" is not possible: ${expected}`);

/** A duration such as `250ms`, `12s` or `2m`, in milliseconds. @throws NodeError `bad-config` */
export function parseDuration(flag: string, value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(value.trim());
  const ms =
    match === null ? Number.NaN : Number(match[1]) * { ms: 1, s: 1000, m: 60_000 }[match[2] as "ms" | "s" | "m"];
  if (!Number.isInteger(ms) || ms < 1 || ms > 3_600_000)
    throw fail(flag, value, "a duration of 1 ms to 1 hour is expected, such as 250ms or 12s");
  return ms;
}

/** When blocks are made. @throws NodeError `bad-config` */
export function parseBlockTime(value: string): BlockTime {
  if (value === "instant" || value === "manual") return { type: value };
  return { type: "interval", ms: parseDuration("block-time", value) };
}

/** A TCP port. @throws NodeError `bad-config` */
export function parsePort(flag: string, value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535)
    throw fail(flag, value, "a port from 0 to 65535 is expected (0 takes any free one)");
  return port;
}

/** A port or `off`. @throws NodeError `bad-config` */
export function parseOptionalPort(flag: string, value: string): number | undefined {
  return value === "off" ? undefined : parsePort(flag, value);
}

/** A number of bytes such as `15MiB` or `1048576`. @throws NodeError `bad-config` */
export function parseBytes(flag: string, value: string): number {
  const match = /^(\d+)\s*(B|KiB|MiB|GiB)?$/i.exec(value.trim());
  const unit = { b: 1, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 }[(match?.[2] ?? "B").toLowerCase() as "b"];
  const size = match === null ? Number.NaN : Number(match[1]) * unit;
  if (!Number.isSafeInteger(size) || size < 1024)
    throw fail(flag, value, "a size of 1 KiB or more is expected, such as 15MiB");
  return size;
}

/** A whole number of at least `least`. @throws NodeError `bad-config` */
export function parseCount(flag: string, value: string, least: number): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || count < least || !Number.isSafeInteger(count))
    throw fail(flag, value, `a whole number of ${least} or more is expected`);
  return count;
}

/** One of a few words. @throws NodeError `bad-config` */
export function parseChoice<const T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === value);
  if (found === undefined) throw fail(flag, value, `choose ${choices.join(", ")}`);
  return found;
}

/** How much of the past is kept. @throws NodeError `bad-config` */
export function parsePruning(value: string): "archive" | number {
  return value === "archive" ? "archive" : parseCount("state-pruning", value, 1);
}
