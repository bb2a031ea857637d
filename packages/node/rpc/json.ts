/** Deepest nesting of JSON that is looked at. */
export const MAX_NESTING = 64;

/** Most values, names included, of a text that is parsed: memory goes by them, and a text of brackets alone has millions. */
export const MAX_VALUES = 200_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What a JSON text has too much of, found without parsing it. Cost: one pass. */
export function excessOf(text: string): "depth" | "values" | undefined {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === BACKSLASH) i++;
      else if (c === QUOTE) inString = false;
    } else if (c === QUOTE) inString = true;
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > MAX_NESTING) return "depth";
      values++;
    } else if (c === 0x5d || c === 0x7d) depth--;
    else if (c === 0x2c || c === 0x3a) values++;
    if (values > MAX_VALUES) return "values";
  }
  return undefined;
}

/** A JSON-RPC id: echoed as it came. */
export type Id = string | number | null;

/** An answer with its id, as JSON text. @param result as JSON */
export function resultText(id: Id, result: string): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`;
}

/** An error with its id, as JSON text. */
export function errorText(
  id: Id,
  error: { readonly code: number; readonly message: string; readonly data?: string | undefined },
): string {
  const { code, message, data } = error;
  return JSON.stringify({
    jsonrpc: "2.0",
    id,
    error: data === undefined ? { code, message } : { code, message, data },
  });
}
