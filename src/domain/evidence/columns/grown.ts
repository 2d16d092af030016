/** The larger array with the smaller one's content at its beginning. */
export function grown<A extends { set(from: A): void }>(from: A, to: A): A {
  to.set(from);
  return to;
}
