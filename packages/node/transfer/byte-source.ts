/** Bytes of a stream, taken by number. */
export class ByteSource {
  readonly #source: AsyncIterator<Uint8Array>;
  #held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next so many bytes; fewer where the source ends before. */
  async take(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = [this.#held];
    let held = this.#held.length;
    while (held < count) {
      const part = await this.#source.next();
      if (part.done === true) break;
      parts.push(part.value);
      held += part.value.length;
    }
    if (parts.length > 1) this.#held = Buffer.concat(parts);
    return this.#cut(Math.min(count, held));
  }

  /** Bytes up to a line feed; `undefined` where there is none within so many. */
  async line(most: number): Promise<string | undefined> {
    while (!this.#held.includes(0x0a) && this.#held.length <= most && (await this.#more()));
    const end = this.#held.indexOf(0x0a);
    return end < 0 || end > most ? undefined : this.#cut(end + 1).toString("utf8", 0, end);
  }

  /** The next 32 bits, big-endian; `undefined` where the source ends before. */
  async length(): Promise<number | undefined> {
    const bytes = await this.take(4);
    return bytes.length < 4 ? undefined : bytes.readUInt32BE();
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#held = Buffer.concat([this.#held, value]);
    return true;
  }

  #cut(count: number): Buffer {
    const out = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return out;
  }
}
