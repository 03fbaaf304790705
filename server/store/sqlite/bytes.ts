const FIRST_BYTES = 1024;

/** Puts numbers and texts one behind the other: most take a byte or two. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A whole number, not negative. */
  number(value: number): void {
    this.#makeRoom(8);
    let rest = value;
    // What is more than 31 bits long is beyond bitwise operators.
    for (; rest > 0x7fff_ffff; rest = Math.floor(rest / 0x80)) this.#put((rest % 0x80) | 0x80);
    for (; rest > 0x7f; rest >>>= 7) this.#put((rest & 0x7f) | 0x80);
    this.#put(rest);
  }

  /** A whole number, either way. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A number of 48 bits, not negative, most of which are in use. */
  wide(value: number): void {
    this.#makeRoom(6);
    this.#length = this.#bytes.writeUIntBE(value, this.#length, 6);
  }

  text(value: string): void {
    const bytes = Buffer.byteLength(value);
    this.number(bytes);
    this.#makeRoom(bytes);
    this.#length += this.#bytes.write(value, this.#length);
  }

  bytes(value: Uint8Array): void {
    this.#makeRoom(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** All that was put, of which nothing is left behind. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #put(byte: number): void {
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const more = Buffer.allocUnsafeSlow(2 * (this.#length + bytes));
    this.#bytes.copy(more, 0, 0, this.#length);
    this.#bytes = more;
  }
}

/** Takes them off again, in the same order. */
export class ByteReader {
  readonly #bytes: Buffer;
  #next = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let times = 1; ; times *= 0x80) {
      const byte = this.#bytes[this.#next]!;
      this.#next += 1;
      value += (byte & 0x7f) * times;
      if (byte < 0x80) return value;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  wide(): number {
    this.#next += 6;
    return this.#bytes.readUIntBE(this.#next - 6, 6);
  }

  text(): string {
    const length = this.number();
    this.#next += length;
    return this.#bytes.toString('utf8', this.#next - length, this.#next);
  }

  /** So many bytes as they are. */
  bytes(length: number): Uint8Array {
    this.#next += length;
    return this.#bytes.subarray(this.#next - length, this.#next);
  }
}
