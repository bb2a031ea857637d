import { ConformanceError } from "./errors.ts";

/** A flag's whole number from 1 on. @throws ConformanceError `bad-arguments` naming flag and value */
export function wholeNumber(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new ConformanceError("bad-arguments", `--${flag} "${text}": a whole number from 1 to ${most} is expected`);
  return number;
}
