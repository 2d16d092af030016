import { ristretto255, ristretto255_hasher, ristretto255_oprf } from '@noble/curves/ed25519.js';

/** The suite of RFC 9497: OPRF(ristretto255, SHA-512), mode 0. */
export const OPRF_SUITE = 'OPRF-ristretto255-SHA512';

const { oprf } = ristretto255_oprf;
const HASH_TO_GROUP = new Uint8Array([
  ...new TextEncoder().encode('HashToGroup-OPRFV1-'),
  0,
  ...new TextEncoder().encode('-ristretto255-SHA512'),
]);

export interface OprfKeys {
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

export interface Blinded {
  /** Kept by the one who asks; whoever has it and the blinded element can guess the input. */
  readonly blind: Uint8Array;
  readonly blinded: Uint8Array;
}

/** A fresh key of a key holder, or the one that a seed of 32 bytes derives. */
export function oprfKeys(derived?: { readonly seed: Uint8Array; readonly info: Uint8Array }): OprfKeys {
  return derived ? oprf.deriveKeyPair(derived.seed, derived.info) : oprf.generateKeyPair();
}

/** Hides an input behind a fresh random scalar: the key holder learns nothing of it. Throws on an input longer than 65,535 bytes. */
export function blindInput(input: Uint8Array): Blinded {
  return oprf.blind(input);
}

/** The same behind a scalar that is given, as the test vectors of the RFC need it; the library has no way to give one. */
export function blindInputBy(input: Uint8Array, blind: Uint8Array): Blinded {
  const scalar = ristretto255.Point.Fn.fromBytes(blind);
  return { blind, blinded: ristretto255_hasher.hashToCurve(input, { DST: HASH_TO_GROUP }).multiply(scalar).toBytes() };
}

/** What the key holder answers to a blinded element. Throws where the bytes are no element of the group. */
export function evaluateBlinded(secretKey: Uint8Array, blinded: Uint8Array): Uint8Array {
  return oprf.blindEvaluate(secretKey, blinded);
}

/** The pseudonym of an input under the holder's key: 64 bytes that nobody computes without the holder. */
export function finalizeOutput(input: Uint8Array, blind: Uint8Array, evaluated: Uint8Array): Uint8Array {
  return oprf.finalize(input, blind, evaluated);
}
