const K = new Int32Array(64);
const INITIAL = new Int32Array(8);
{
  // The constants are the fractional bits of cube and square roots of the first primes (FIPS 180-4 §4.2.2, §5.3.3).
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const root = (n: bigint, power: bigint): bigint => {
    let lo = 0n;
    let hi = 1n << 40n;
    while (lo < hi) {
      const mid = (lo + hi + 1n) >> 1n;
      if (mid ** power <= n) lo = mid;
      else hi = mid - 1n;
    }
    return lo;
  };
  for (let i = 0; i < 64; i++) K[i] = Number(root(BigInt(primes[i]!) << 96n, 3n) & 0xffffffffn) | 0;
  for (let i = 0; i < 8; i++) INITIAL[i] = Number(root(BigInt(primes[i]!) << 64n, 2n) & 0xffffffffn) | 0;
}

const W = new Int32Array(64);

function compress(state: Int32Array, block: Uint8Array, offset: number): void {
  for (let i = 0, j = offset; i < 16; i++, j += 4) {
    W[i] = (block[j]! << 24) | (block[j + 1]! << 16) | (block[j + 2]! << 8) | block[j + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const a = W[i - 15]!;
    const b = W[i - 2]!;
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    W[i] = (W[i - 16]! + s0 + W[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + W[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}

// Scratch space: hashing is synchronous, and allocating these for every short message costs as much as hashing it.
const TAIL = new Uint8Array(128);
const STATE = new Int32Array(8);
const INNER = new Uint8Array(32);

/** Hashes on from `state`, which it consumes; `before` bytes of a whole message were hashed into it already. */
function finish(state: Int32Array, message: Uint8Array, before: number, out: Uint8Array): Uint8Array {
  let offset = 0;
  for (; offset + 64 <= message.length; offset += 64) compress(state, message, offset);
  const left = message.length - offset;
  const size = left + 9 > 64 ? 128 : 64;
  for (let i = 0; i < left; i++) TAIL[i] = message[offset + i]!;
  TAIL[left] = 0x80;
  TAIL.fill(0, left + 1, size);
  const bits = (before + message.length) * 8;
  writeWord(TAIL, size - 8, Math.floor(bits / 2 ** 32));
  writeWord(TAIL, size - 4, bits >>> 0);
  for (let at = 0; at < size; at += 64) compress(state, TAIL, at);
  for (let i = 0; i < 8; i++) writeWord(out, i * 4, state[i]!);
  return out;
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}

type Hash = (message: Uint8Array) => Uint8Array;

/** Below this length a call out of the engine costs more than it saves. */
const WORTH_A_CALL = 512;
let platform: Hash | undefined;

/** Has long messages hashed by the platform's own SHA-256. The function must be that, whatever else: it is tried on one message. */
export function hashLongMessagesBy(hash: Hash): void {
  const message = new Uint8Array(WORTH_A_CALL).map((_, i) => i);
  const expected = sha256(message);
  if (!hash(message).every((byte, i) => byte === expected[i])) throw new Error('this is not SHA-256');
  platform = hash;
}

/** SHA-256 (FIPS 180-4), synchronous, 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  if (platform && message.length >= WORTH_A_CALL) return platform(message);
  STATE.set(INITIAL);
  return finish(STATE, message, 0, new Uint8Array(32));
}

/** HMAC-SHA-256 (RFC 2104) with the two key blocks compressed once: many messages under one key cost two blocks less each. */
export function hmacSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const inner = INITIAL.slice();
  const outer = INITIAL.slice();
  compress(
    inner,
    block.map((b) => b ^ 0x36),
    0,
  );
  compress(
    outer,
    block.map((b) => b ^ 0x5c),
    0,
  );
  return (message) => {
    STATE.set(inner);
    finish(STATE, message, 64, INNER);
    STATE.set(outer);
    return finish(STATE, INNER, 64, new Uint8Array(32));
  };
}
