import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/** When blocks are made. */
export type BlockTime =
  | { readonly type: "interval"; readonly ms: number }
  | { readonly type: "instant" }
  | { readonly type: "manual" };

const DURATION_UNITS = { ms: 1, s: 1000, m: 60_000 } as const;
const BYTE_UNITS = { b: 1, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 } as const;

/** Digits that make a whole number of `least` to `most`. */
export function count(least: number, most = Number.MAX_SAFE_INTEGER): z.ZodType<number, string> {
  const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  const problem = `a whole number ${range} is expected`;
  return z
    .string()
    .regex(/^\d{1,16}$/, problem)
    .transform(Number)
    .refine(value => value >= least && value <= most, problem);
}

/** A TCP port; 0 takes any free one. */
export const port: z.ZodType<number, string> = z
  .string()
  .regex(/^\d{1,5}$/, "a port from 0 to 65535 is expected (0 takes any free one)")
  .transform(Number)
  .refine(value => value <= 65535, "a port from 0 to 65535 is expected (0 takes any free one)");

/** A port, or `off`. */
export const portOrOff: z.ZodType<number | undefined, string> = z.union(
  [z.literal("off").transform(() => undefined), port],
  "a port from 0 to 65535, or off, is expected",
);

/** A duration such as `250ms`, `12s` or `2m`, of 1 ms to 1 hour, in milliseconds. */
export const duration: z.ZodType<number, string> = z
  .string()
  .transform(value => {
    const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m)$/.exec(value);
    return match === null ? Number.NaN : Number(match[1]) * DURATION_UNITS[match[2] as keyof typeof DURATION_UNITS];
  })
  .refine(
    ms => Number.isInteger(ms) && ms >= 1 && ms <= 3_600_000,
    "a duration of whole milliseconds from 1 ms to 1 hour is expected, such as 250ms or 12s",
  );

/** When blocks are made: a duration, `instant` or `manual`. */
export const blockTime: z.ZodType<BlockTime, string> = z.union(
  [
    z.enum(["instant", "manual"]).transform(type => ({ type })),
    duration.transform(ms => ({ type: "interval" as const, ms })),
  ],
  "a duration such as 250ms or 12s (1 ms to 1 hour), instant or manual is expected",
);

/** A number of bytes such as `15MiB` or `1048576`, of at least 1 KiB. */
export const bytes: z.ZodType<number, string> = z
  .string()
  .transform(value => {
    const match = /^(\d{1,15})\s*(B|KiB|MiB|GiB)?$/i.exec(value);
    const unit = (match?.[2] ?? "B").toLowerCase() as keyof typeof BYTE_UNITS;
    return match === null ? Number.NaN : Number(match[1]) * BYTE_UNITS[unit];
  })
  .refine(
    size => Number.isSafeInteger(size) && size >= 1024,
    "a size of 1 KiB or more is expected, such as 15MiB or 1048576",
  );

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(...words: T): z.ZodType<T[number], string> {
  return z.enum(words, `choose ${words.join(", ")}`);
}

/** `archive`, or how many blocks' states are kept. */
export const pruning: z.ZodType<"archive" | number, string> = z.union(
  [z.literal("archive"), count(1)],
  "archive, or the number of blocks whose states are kept (1 or more), is expected",
);

/** Calls a minute, or `off`. */
export const rate: z.ZodType<number | undefined, string> = z.union(
  [z.literal("off").transform(() => undefined), count(1, 1_000_000)],
  "calls per minute from 1 to 1000000, or off, is expected",
);

/** `true` or `false`. */
export const toggle: z.ZodType<boolean, string> = z
  .enum(["true", "false", "1", "0"], "true or false is expected")
  .transform(value => value === "true" || value === "1");

/** A folder; `~/` is the user's own. */
export const folder: z.ZodType<string, string> = z
  .string()
  .min(1, "a folder is expected")
  .transform(path => (path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : path));

/** A name or address to listen on. */
export const host: z.ZodType<string, string> = z
  .string()
  .regex(/^[0-9A-Za-z.:_-]{1,253}$/, "an address such as 127.0.0.1, :: or a host name is expected");
