import type { RawForest, RawTree } from '#domain/credit/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { OnnxNode } from './read-onnx.ts';

export type EnsembleFailure = Failure<'ONNX_NO_TREES' | 'ONNX_NOT_LOGISTIC' | 'ONNX_TREES_BROKEN'>;

/**
 * The forest of a file with one TreeEnsembleClassifier of two classes and logistic answers, or one TreeEnsembleRegressor whose sum is read
 * as log-odds of bad (ai.onnx.ml). Numbers there are of single precision. Errors, in order: see EnsembleFailure.
 */
export function treeEnsemble(nodes: readonly OnnxNode[]): Result<RawForest, EnsembleFailure> {
  const found = nodes.filter(({ operator }) => operator.startsWith('TreeEnsemble'));
  const [node] = found;
  if (!node || found.length > 1)
    return fail('ONNX_NO_TREES', { operators: [...new Set(nodes.map(({ operator }) => operator))].join(', ') });
  const classifies = node.operator === 'TreeEnsembleClassifier';
  const ints = (name: string) => node.attributes.get(name)?.ints ?? [];
  const floats = (name: string) => node.attributes.get(name)?.floats ?? [];
  const transform = node.attributes.get('post_transform')?.strings[0] ?? 'NONE';
  const kind = classifies ? 'class' : 'target';
  const classes = new Set(ints(`${kind}_ids`));
  if ((classifies && transform !== 'LOGISTIC') || classes.size > 1 || ints('classlabels_int64s').length > 2)
    return fail('ONNX_NOT_LOGISTIC', { transform, classes: classes.size });
  const leaves = new Map<string, number>();
  ints(`${kind}_treeids`).forEach((tree, i) => {
    const key = `${tree}/${ints(`${kind}_nodeids`)[i]}`;
    leaves.set(key, (leaves.get(key) ?? 0) + (floats(`${kind}_weights`)[i] ?? 0));
  });
  const rows = ints('nodes_treeids').map((tree, i) => ({
    tree,
    node: ints('nodes_nodeids')[i]!,
    feature: ints('nodes_featureids')[i]!,
    value: floats('nodes_values')[i]!,
    mode: node.attributes.get('nodes_modes')?.strings[i] ?? 'LEAF',
    onTrue: ints('nodes_truenodeids')[i]!,
    onFalse: ints('nodes_falsenodeids')[i]!,
    missingTrue: ints('nodes_missing_value_tracks_true')[i] === 1,
  }));
  const trees: RawTree[] = [];
  for (const id of new Set(rows.map(({ tree }) => tree))) {
    const tree = treeFrom(
      rows.filter(({ tree }) => tree === id),
      (of) => leaves.get(`${id}/${of}`) ?? 0,
    );
    if (!tree) return fail('ONNX_TREES_BROKEN', { tree: id });
    trees.push(tree);
  }
  return ok({ base: floats('base_values')[0] ?? 0, trees, single: true });
}

interface NodeRow {
  readonly node: number;
  readonly feature: number;
  readonly value: number;
  readonly mode: string;
  readonly onTrue: number;
  readonly onFalse: number;
  readonly missingTrue: boolean;
}

/** A tree with its root first and children after parents; null where a node is missing, met twice, or branches in another way. */
function treeFrom(rows: readonly NodeRow[], answerOf: (node: number) => number): RawTree | null {
  const byId = new Map(rows.map((row) => [row.node, row]));
  const children = new Set(rows.flatMap(({ mode, onTrue, onFalse }) => (mode === 'LEAF' ? [] : [onTrue, onFalse])));
  const root = rows.find(({ node }) => !children.has(node));
  if (!root) return null;
  const tree = { feature: [], threshold: [], missingLeft: [], left: [], right: [], value: [] } as Mutable<RawTree>;
  const order = [root];
  const met = new Set([root.node]);
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (row.mode === 'LEAF') {
      push(tree, -1, 0, 0, 0, 0, answerOf(row.node));
      continue;
    }
    const branch = BRANCHES[row.mode];
    const [onTrue, onFalse] = [byId.get(row.onTrue), byId.get(row.onFalse)];
    if (!branch || !onTrue || !onFalse || met.has(onTrue.node) || met.has(onFalse.node)) return null;
    met.add(onTrue.node).add(onFalse.node);
    const [left, right] = branch.trueIsLeft ? [onTrue, onFalse] : [onFalse, onTrue];
    const threshold = branch.holdsAtValue ? nextSingle(row.value) : row.value;
    const missingLeft = row.missingTrue === branch.trueIsLeft ? 1 : 0;
    push(tree, row.feature, threshold, missingLeft, order.length, order.length + 1, 0);
    order.push(left, right);
  }
  return tree;
}

type Mutable<T> = { -readonly [K in keyof T]: number[] };

function push(tree: Mutable<RawTree>, ...values: readonly [number, number, number, number, number, number]): void {
  const [feature, threshold, missingLeft, left, right, value] = values;
  tree.feature.push(feature);
  tree.threshold.push(threshold);
  tree.missingLeft.push(missingLeft);
  tree.left.push(left);
  tree.right.push(right);
  tree.value.push(value);
}

/** Left holds what is below the threshold: which branch that is, and whether the value itself lies on it. */
const BRANCHES: Readonly<Record<string, { readonly trueIsLeft: boolean; readonly holdsAtValue: boolean }>> = {
  BRANCH_LEQ: { trueIsLeft: true, holdsAtValue: true },
  BRANCH_LT: { trueIsLeft: true, holdsAtValue: false },
  BRANCH_GTE: { trueIsLeft: false, holdsAtValue: false },
  BRANCH_GT: { trueIsLeft: false, holdsAtValue: true },
};

/** The next number of single precision above: x ≤ v and x < next(v) are the same for numbers of single precision. */
function nextSingle(value: number): number {
  const single = new Float32Array([value]);
  const bits = new Int32Array(single.buffer);
  if (single[0] === 0) bits[0] = 1;
  else bits[0] = bits[0]! + (single[0]! > 0 ? 1 : -1);
  return single[0]!;
}
