/** The only source of randomness outside seeded computations. */
export interface Chance {
  bytes(count: number): Uint8Array;
}
