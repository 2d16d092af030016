/** Nodes by their load, the least first; loads of nodes in the heap may be lowered. The loads are shared with the caller. */
export class NodeHeap {
  private readonly load: Float64Array;
  private readonly heap: Int32Array;
  private readonly at: Int32Array;
  private size: number;

  constructor(load: Float64Array) {
    this.load = load;
    this.size = load.length;
    this.heap = Int32Array.from(load, (_, node) => node);
    this.at = this.heap.slice();
    for (let i = (this.size >>> 1) - 1; i >= 0; i--) this.sink(i);
  }

  holds(node: number): boolean {
    return this.at[node]! >= 0;
  }

  pop(): number {
    const node = this.heap[0]!;
    this.at[node] = -1;
    this.size--;
    if (this.size > 0) {
      this.put(this.heap[this.size]!, 0);
      this.sink(0);
    }
    return node;
  }

  lower(node: number, by: number): void {
    const load = this.load[node]! - by;
    this.load[node] = load;
    let i = this.at[node]!;
    while (i > 0) {
      const parent = (i - 1) >>> 1;
      const above = this.heap[parent]!;
      if (this.load[above]! <= load) break;
      this.put(above, i);
      i = parent;
    }
    this.put(node, i);
  }

  private sink(from: number): void {
    const node = this.heap[from]!;
    const load = this.load[node]!;
    let i = from;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.load[this.heap[child + 1]!]! < this.load[this.heap[child]!]!) child++;
      const below = this.heap[child]!;
      if (this.load[below]! >= load) break;
      this.put(below, i);
      i = child;
    }
    this.put(node, i);
  }

  private put(node: number, i: number): void {
    this.heap[i] = node;
    this.at[node] = i;
  }
}
