/** Finds rows by the hash of their identity: open addressing over row numbers, doubled at half load. */
export class RecordIndex {
  private slots = new Int32Array(4096);
  private hashes = new Int32Array(2048);

  /** The first row with this hash that `same` accepts, or −1. */
  find(hash: number, same: (row: number) => boolean): number {
    const mask = this.slots.length - 1;
    for (let at = scattered(hash) & mask; ; at = (at + 1) & mask) {
      const row = this.slots[at]! - 1;
      if (row < 0) return -1;
      if (this.hashes[row] === hash && same(row)) return row;
    }
  }

  /** Rows are added in order, from 0. */
  add(row: number, hash: number): void {
    if (row >= this.hashes.length) {
      const hashes = new Int32Array(this.hashes.length * 2);
      hashes.set(this.hashes);
      this.hashes = hashes;
      this.slots = new Int32Array(this.slots.length * 2);
      for (let earlier = 0; earlier < row; earlier++) this.place(earlier, hashes[earlier]!);
    }
    this.hashes[row] = hash;
    this.place(row, hash);
  }

  private place(row: number, hash: number): void {
    const mask = this.slots.length - 1;
    let at = scattered(hash) & mask;
    while (this.slots[at] !== 0) at = (at + 1) & mask;
    this.slots[at] = row + 1;
  }
}

function scattered(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
