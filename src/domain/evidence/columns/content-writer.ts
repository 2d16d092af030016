/**
 * Lays one record out as bytes for its digest: a field is its ordinal in the catalogue (from 1; the high bit marks a negative
 * number), then its content; absent fields are left out. Ordinals never change, so a field that is added to a kind changes no
 * digest of a record without it.
 */
export class ContentWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  begin(kind: number): void {
    this.bytes[0] = kind;
    this.length = 1;
  }

  /** The bytes of the record, valid until the next one begins. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** A whole number within ±2^53 as sign and unsigned LEB128. */
  whole(ordinal: number, value: number): void {
    this.reserve(16);
    this.bytes[this.length++] = value < 0 ? ordinal | 0x80 : ordinal;
    this.varint(value < 0 ? -value : value);
  }

  double(ordinal: number, value: number): void {
    this.reserve(16);
    this.bytes[this.length++] = ordinal;
    new DataView(this.bytes.buffer).setFloat64(this.length, value === 0 ? 0 : value);
    this.length += 8;
  }

  text(ordinal: number, text: string): void {
    this.reserve(text.length * 3 + 16);
    this.bytes[this.length++] = ordinal;
    const { bytes } = this;
    // Lengths count UTF-16 units: the encoding below is a bijection on them, and no second pass is needed.
    this.varint(text.length);
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c < 0x80) bytes[at++] = c;
      else if (c < 0x800) {
        bytes[at++] = 0xc0 | (c >> 6);
        bytes[at++] = 0x80 | (c & 63);
      } else {
        bytes[at++] = 0xe0 | (c >> 12);
        bytes[at++] = 0x80 | ((c >> 6) & 63);
        bytes[at++] = 0x80 | (c & 63);
      }
    }
    this.length = at;
  }

  private varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
