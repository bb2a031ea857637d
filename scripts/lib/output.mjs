// What set-up says while it works: one line for each thing done, and on a terminal one line that moves.

/** `1.2 s` from milliseconds, `3 min 05 s` above two minutes. */
export function seconds(ms) {
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${String(Math.floor((ms % 60_000) / 1000)).padStart(2, "0")} s`;
}

/**
 * A writer of lines with a moving last line on terminals.
 * @param {NodeJS.WriteStream} stream where to write: stderr where stdout belongs to the program's result.
 */
export function lines(stream) {
  const moving = Boolean(stream.isTTY) && !process.env.CI;
  let shown = false;
  return {
    moving,
    /** Prints a line that stays. */
    line(text) {
      if (shown) stream.write("\r\x1b[2K");
      shown = false;
      stream.write(`${text}\n`);
    },
    /** Replaces the moving line; says nothing where output is not a terminal. */
    status(text) {
      if (!moving) return;
      stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 100) - 1)}`);
      shown = true;
    },
    /** Removes the moving line. */
    clear() {
      if (shown) stream.write("\r\x1b[2K");
      shown = false;
    },
  };
}
