import { describe, expect, it } from 'vitest';
import { importForest, prepareModel, scorableBy, tableOfRows } from '#domain/credit/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { readOnnx } from './read-onnx.ts';
import { treeEnsemble } from './tree-ensemble.ts';

// A writer of the wire format, for files such as converters of other libraries make.
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const field = (number: number, bytes: readonly number[]) => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const single = (value: number) => [...new Uint8Array(new Float32Array([value]).buffer)];
const attribute = (name: string, content: readonly number[]) => field(5, [...field(1, utf8(name)), ...content]);
const ints = (name: string, values: readonly number[]) => attribute(name, field(8, values.flatMap(varint)));
const floats = (name: string, values: readonly number[]) => attribute(name, field(7, values.flatMap(single)));
// Converters write short lists without packing too.
const loose = (name: string, values: readonly number[]) =>
  attribute(
    name,
    values.flatMap((value) => [...varint(8 * 8), ...varint(value)]),
  );
const strings = (name: string, values: readonly string[]) =>
  attribute(
    name,
    values.flatMap((v) => field(9, utf8(v))),
  );
const text = (name: string, value: string) => attribute(name, field(4, utf8(value)));

interface Node {
  readonly feature: number;
  readonly value: number;
  readonly mode: string;
  readonly missing: number;
}

const MODES = ['BRANCH_LEQ', 'BRANCH_LT', 'BRANCH_GTE', 'BRANCH_GT'];

/** Three-level trees over four columns with values of single precision, and the bytes of a file that holds them. */
function madeUp(seed: number) {
  const prng = createPrng(seed);
  const trees = Array.from({ length: 12 }, () =>
    Array.from({ length: 7 }, (_, i): Node => {
      const leaf = i >= 3;
      const value = Math.fround(leaf ? prng.normal() / 3 : Math.round(prng.normal() * 8) / 8);
      return {
        feature: prng.below(4),
        value,
        mode: leaf ? 'LEAF' : MODES[prng.below(4)]!,
        missing: prng.below(2),
      };
    }),
  );
  const nodes = trees.flatMap((tree, t) => tree.map((node, i) => ({ ...node, t, i })));
  const leaves = nodes.filter(({ mode }) => mode === 'LEAF');
  const node = [
    ...field(4, utf8('TreeEnsembleClassifier')),
    ...ints(
      'nodes_treeids',
      nodes.map(({ t }) => t),
    ),
    ...ints(
      'nodes_nodeids',
      nodes.map(({ i }) => i),
    ),
    ...loose(
      'nodes_featureids',
      nodes.map(({ feature }) => feature),
    ),
    ...floats(
      'nodes_values',
      nodes.map(({ value, mode }) => (mode === 'LEAF' ? 0 : value)),
    ),
    ...strings(
      'nodes_modes',
      nodes.map(({ mode }) => mode),
    ),
    ...ints(
      'nodes_truenodeids',
      nodes.map(({ i, mode }) => (mode === 'LEAF' ? 0 : 2 * i + 1)),
    ),
    ...ints(
      'nodes_falsenodeids',
      nodes.map(({ i, mode }) => (mode === 'LEAF' ? 0 : 2 * i + 2)),
    ),
    ...ints(
      'nodes_missing_value_tracks_true',
      nodes.map(({ missing }) => missing),
    ),
    ...ints(
      'class_treeids',
      leaves.map(({ t }) => t),
    ),
    ...ints(
      'class_nodeids',
      leaves.map(({ i }) => i),
    ),
    ...ints(
      'class_ids',
      leaves.map(() => 0),
    ),
    ...floats(
      'class_weights',
      leaves.map(({ value }) => value),
    ),
    ...floats('base_values', [-1.5]),
    ...ints('classlabels_int64s', [0, 1]),
    ...text('post_transform', 'LOGISTIC'),
  ];
  const graph = [...field(1, [...field(4, utf8('Cast'))]), ...field(1, node), ...field(2, utf8('graph'))];
  return { trees, bytes: Uint8Array.from([...varint(8), 8, ...field(2, utf8('converter')), ...field(7, graph)]) };
}

/** The standard's own words: each branch by its mode, numbers of single precision, the logistic of base and leaves. */
function byTheStandard(trees: readonly (readonly Node[])[], cells: readonly (number | null)[]): number {
  const sum = trees.reduce((total, tree) => {
    let i = 0;
    while (tree[i]!.mode !== 'LEAF') {
      const { feature, value, mode, missing } = tree[i]!;
      const cell = cells[feature] ?? null;
      const x = cell === null ? null : Math.fround(cell);
      const holds =
        x === null
          ? missing === 1
          : mode === 'BRANCH_LEQ'
            ? x <= value
            : mode === 'BRANCH_LT'
              ? x < value
              : mode === 'BRANCH_GTE'
                ? x >= value
                : x > value;
      i = holds ? 2 * i + 1 : 2 * i + 2;
    }
    return total + tree[i]!.value;
  }, -1.5);
  return 1 / (1 + Math.exp(-sum));
}

const NAMES = ['a', 'b', 'c', 'd'];

describe('a model from an ONNX file', () => {
  it.each([1, 2, 3, 4, 5])('scores as the standard says, also at the edges and without a value (seed %i)', (seed) => {
    const { trees, bytes } = madeUp(seed);
    const prng = createPrng(seed, 1);
    const cases = Array.from({ length: 500 }, () =>
      NAMES.map(() =>
        prng.uniform() < 0.15 ? null : prng.uniform() < 0.5 ? Math.round(prng.normal() * 8) / 8 : prng.normal(),
      ),
    );
    const table = tableOfRows(
      [...NAMES, 'bad'],
      cases.map((cells) => [...cells, prng.uniform() < byTheStandard(trees, cells) ? 1 : 0]),
    );
    const forest = unwrap(treeEnsemble(unwrap(readOnnx(bytes))));
    const request = { name: 'elsewhere', columns: NAMES, target: 'bad', badValue: '1' };
    const model = unwrap(importForest(forest, table, request));
    const scorable = unwrap(scorableBy(table, prepareModel(model), 'absent'));
    cases.forEach((cells, row) => {
      expect(scorable.scoreOf(row).pd).toBeCloseTo(byTheStandard(trees, cells), 12);
    });
  });

  it('is refused where its answers are no log-odds, or it has no trees', () => {
    const forest = [...field(4, utf8('TreeEnsembleClassifier')), ...text('post_transform', 'SOFTMAX')];
    const file = (node: readonly number[]) => Uint8Array.from(field(7, field(1, node)));
    expect(treeEnsemble(unwrap(readOnnx(file(forest))))).toMatchObject({ error: { code: 'ONNX_NOT_LOGISTIC' } });
    expect(treeEnsemble(unwrap(readOnnx(file(field(4, utf8('Conv'))))))).toMatchObject({
      error: { code: 'ONNX_NO_TREES', params: { operators: 'Conv' } },
    });
  });

  it('is refused where the file is cut off at any byte', () => {
    const { bytes } = madeUp(9);
    for (let length = 0; length < bytes.length; length += 97) {
      const read = readOnnx(bytes.subarray(0, length));
      if (read.ok) expect(treeEnsemble(read.value).ok).toBe(false);
      else expect(read.error.code).toBe('ONNX_MALFORMED');
    }
  });
});
