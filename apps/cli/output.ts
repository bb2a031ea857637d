/** Where a command's result goes: one JSON document on standard output with `--json`, text for people otherwise. */
export interface Output {
  readonly json: boolean;
}

/** Prints a result. Everything else a command says goes to standard error. */
export function print(output: Output, value: unknown, text: string): void {
  process.stdout.write(
    output.json ? `${JSON.stringify(value, (_, v) => (typeof v === "bigint" ? v.toString() : v))}\n` : `${text}\n`,
  );
}

/** Says something that is not the result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
