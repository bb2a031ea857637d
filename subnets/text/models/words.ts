/** Whether a byte belongs to words: letters, digits, the apostrophe, and all of UTF-8 beyond ASCII. */
export function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x27 ||
    byte >= 0x80
  );
}

/** A–Z as a–z. */
export function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
}

const NO_WORD = 7;

/**
 * Reads a text byte by byte and keeps hashes (32 bits) of where it stands: the run of word bytes, or of others, that is under way, and the
 * two words before that run, without regard to capitals.
 */
export class WordScanner {
  /** The run under way. */
  run = 2;
  /** The last complete word. */
  previous = 0;
  /** The word before {@link previous}. */
  beforePrevious = 0;
  #word = NO_WORD;
  #inWord = false;

  push(byte: number): void {
    const inWord = isWordByte(byte);
    if (inWord !== this.#inWord) {
      if (this.#inWord) {
        this.beforePrevious = this.previous;
        this.previous = this.#word;
      } else {
        this.#word = NO_WORD;
      }
      this.run = inWord ? 1 : 2;
      this.#inWord = inWord;
    }
    this.run = stir(this.run, byte, 0x9e3779b1);
    if (inWord) this.#word = stir(this.#word, lowerCase(byte), 0x85ebca6b);
  }
}

function stir(hash: number, byte: number, factor: number): number {
  const product = Math.imul(hash ^ byte, factor);
  return (product ^ (product >>> 15)) >>> 0;
}
