/** A text with a name; the unit that is either learnt from or held out, never both. */
export type Document = {
  /** File name without its ending, such as `1862_abraham_lincoln_r` or `chapter_5`. */
  readonly name: string;
  /** Year of the text, where it has one. */
  readonly year?: number;
  readonly bytes: Uint8Array;
};

/** Bytes of all documents. */
export function totalBytes(documents: readonly Document[]): number {
  return documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** One text to learn from: the documents in a row, a zero byte (which English text has none of) before each. */
export function joinDocuments(documents: readonly Document[]): Uint8Array {
  const joined = new Uint8Array(totalBytes(documents) + documents.length);
  let at = 0;
  for (const { bytes } of documents) {
    joined.set(bytes, at + 1);
    at += bytes.length + 1;
  }
  return joined;
}
