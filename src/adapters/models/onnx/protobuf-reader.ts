/** One field of a protocol buffer message: a number for varints and fixed widths, bytes for everything else. */
export interface Field {
  readonly number: number;
  readonly wire: 'varint' | 'fixed64' | 'bytes' | 'fixed32';
  readonly value: bigint;
  readonly bytes: Uint8Array;
}

const NO_BYTES = new Uint8Array(0);

/** The fields of a message in the order in which they stand. Throws a RangeError where the bytes are no message. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (at >= message.length) throw new RangeError('a message ends within a number');
      const byte = message[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number of more than ten bytes');
  };
  while (at < message.length) {
    const key = varint();
    const number = Number(key >> 3n);
    switch (Number(key & 7n)) {
      case 0:
        yield { number, wire: 'varint', value: BigInt.asIntN(64, varint()), bytes: NO_BYTES };
        break;
      case 1:
        if (at + 8 > message.length) throw new RangeError('a message ends within a field');
        yield { number, wire: 'fixed64', value: view.getBigUint64(at, true), bytes: message.subarray(at, at + 8) };
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        if (at + length > message.length) throw new RangeError('a field is longer than its message');
        yield { number, wire: 'bytes', value: 0n, bytes: message.subarray(at, at + length) };
        at += length;
        break;
      }
      case 5:
        if (at + 4 > message.length) throw new RangeError('a message ends within a field');
        yield { number, wire: 'fixed32', value: BigInt(view.getUint32(at, true)), bytes: message.subarray(at, at + 4) };
        at += 4;
        break;
      default:
        throw new RangeError('a field of a kind that is not known');
    }
  }
}

/** Single-precision numbers, packed or one a field. */
export function floatsIn({ bytes }: Field): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 2 }, (_, i) => view.getFloat32(4 * i, true));
}

/** Whole numbers, packed or one a field. */
export function integersIn(field: Field): number[] {
  if (field.wire === 'varint') return [Number(field.value)];
  const numbers: number[] = [];
  let [value, shift] = [0n, 0n];
  for (const byte of field.bytes) {
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte >= 0x80) continue;
    numbers.push(Number(BigInt.asIntN(64, value)));
    [value, shift] = [0n, 0n];
  }
  return numbers;
}
