/** Reads `WAYSTONE_<FLAG>` variables: a flag's name in capitals, dashes as underscores. */
export function readEnv(
  env: Readonly<Record<string, string | undefined>>,
  flags: readonly string[],
): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const flag of flags) {
    const value = env[`WAYSTONE_${flag.toUpperCase().replaceAll("-", "_")}`];
    if (value !== undefined && value !== "") out[flag] = value;
  }
  return out;
}
