/** A ratio in percent with one decimal, such as `12.3 %` or `−4.0 %`. */
export function percent(ratio: number): string {
  // Rounded first, so that no "−0.0" comes out.
  const tenths = Math.round(1000 * ratio);
  return `${tenths < 0 ? "−" : ""}${(Math.abs(tenths) / 10).toFixed(1)} %`;
}

/** The same with a sign before gains too, such as `+12.3 %`. */
export function signedPercent(ratio: number): string {
  const text = percent(ratio);
  return text.startsWith("−") ? text : `+${text}`;
}
