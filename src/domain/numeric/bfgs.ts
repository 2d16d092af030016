/** A smooth function of many variables with its gradient. */
export interface Smooth {
  readonly value: (x: Float64Array) => number;
  readonly gradient: (x: Float64Array) => Float64Array;
}

/**
 * A local minimum by the method of Broyden, Fletcher, Goldfarb and Shanno (1970) with backtracking by Armijo's rule,
 * from `start`; ends where the gradient is below `tolerance` in every direction, where no step goes down, or after `most` steps.
 */
export function minimise({ value, gradient }: Smooth, start: Float64Array, tolerance = 1e-8, most = 200): Float64Array {
  const n = start.length;
  let x: Float64Array = start.slice();
  let f = value(x);
  let g: Float64Array = gradient(x);
  let inverse = identity(n);
  for (let i = 0; i < most; i++) {
    if (g.every((slope) => Math.abs(slope) <= tolerance)) break;
    let direction: Float64Array = times(inverse, g).map((d) => -d);
    let descent = dot(g, direction);
    if (!(descent < 0)) {
      inverse = identity(n);
      direction = g.map((slope) => -slope);
      descent = dot(g, direction);
    }
    const moved = lineSearch(value, x, f, direction, descent);
    if (!moved) break;
    const next = gradient(moved.x);
    update(
      inverse,
      moved.x.map((to, k) => to - x[k]!),
      next.map((to, k) => to - g[k]!),
    );
    [x, f, g] = [moved.x, moved.f, next];
  }
  return x;
}

function lineSearch(
  value: Smooth['value'],
  x: Float64Array,
  f: number,
  direction: Float64Array,
  descent: number,
): { x: Float64Array; f: number } | null {
  for (let step = 1; step > 1e-14; step /= 2) {
    const trial = x.map((from, k) => from + step * direction[k]!);
    const reached = value(trial);
    if (reached <= f + 1e-4 * step * descent && reached < f) return { x: trial, f: reached };
  }
  return null;
}

/** The inverse Hessian that agrees with the last step; left alone where the function is not convex along it. */
function update(inverse: Float64Array[], moved: Float64Array, bent: Float64Array): void {
  const curvature = dot(moved, bent);
  if (!(curvature > 1e-12 * Math.sqrt(dot(moved, moved) * dot(bent, bent)))) return;
  const turned = times(inverse, bent);
  const factor = (1 + dot(bent, turned) / curvature) / curvature;
  for (const [i, row] of inverse.entries()) {
    for (let j = 0; j < row.length; j++) {
      const mixed = (turned[i]! * moved[j]! + moved[i]! * turned[j]!) / curvature;
      row[j] = row[j]! + factor * moved[i]! * moved[j]! - mixed;
    }
  }
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => new Float64Array(n).fill(1, i, i + 1));
}

function times(matrix: readonly Float64Array[], x: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, x));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
