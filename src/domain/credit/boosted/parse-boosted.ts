import { type Digest, digestOf, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { modelCard } from '../parse-scorecard.ts';
import { BADS_TO_DECIDE } from '../scorecard.ts';
import { byKind, either, finite, listOf, oneOf, orNull, record, type Shape, text, truth, within } from '../shape.ts';
import type { BoostedColumn, BoostedModel, TreeRecord } from './boosted-model.ts';

const count = within(0, Number.MAX_SAFE_INTEGER);
const positive = within(Number.MIN_VALUE, Number.MAX_VALUE);
const share = within(0, 1);

const columnFields = {
  type: text,
  shares: listOf(share, 1),
  name: text,
  label: record({ zh: text, en: text }),
  document: text,
  freshDays: count,
  drift: record({ initialSd: within(0, 1), monthlySd: within(0, 1) }),
  iv: orNull(finite),
  influence: within(0, Number.MAX_VALUE),
  specials: listOf(record({ value: either(finite, text), share })),
  absentShare: share,
};

const byType = byKind({
  number: record({
    kind: text,
    ...columnFields,
    edges: listOf(finite),
    direction: oneOf(-1, 0, 1),
    single: truth,
  }),
  category: record({
    kind: text,
    ...columnFields,
    categories: listOf(listOf(either(text, oneOf(''))), 1),
    rest: orNull(count),
  }),
});

/** The shapes are told apart by `kind`, which a column calls `type`. */
const column: Shape = (value, path) => {
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  return byType(typeof value === 'object' && value !== null ? { ...value, kind: type } : value, path);
};

const tree = record({
  feature: listOf(within(-1, 65_535), 1),
  bin: listOf(within(-1, 65_534), 1),
  missingLeft: listOf(oneOf(0, 1), 1),
  left: listOf(count, 1),
  right: listOf(count, 1),
  value: listOf(finite, 1),
  cover: listOf(positive, 1),
});

const settings = record({
  depth: within(1, 64),
  rate: positive,
  ridge: within(0, Number.MAX_VALUE),
  leastWeight: within(0, Number.MAX_VALUE),
  rowShare: share,
  featureShare: share,
  seed: finite,
});

const boosted = record({
  format: oneOf('weir-boosted/1'),
  name: text,
  version: text,
  origin: oneOf('fitted', 'imported'),
  card: modelCard,
  mayDecide: truth,
  cutOffPd: within(Number.MIN_VALUE, 1 - Number.EPSILON),
  grades: listOf(record({ grade: text, below: share }), 1),
  scale: record({ pdo: positive, baseScore: finite, baseOdds: positive }),
  modelSd: within(0, Number.MAX_VALUE),
  base: finite,
  columns: listOf(column),
  trees: listOf(tree),
  fit: record({
    target: record({ column: text, bad: text }),
    segment: orNull(record({ column: text })),
    settings: orNull(settings),
    stopped: oneOf('by-held-out-loss', 'as-asked', 'imported'),
    scores: record({ edges: listOf(finite), shares: listOf(share, 1) }),
  }),
});

/** The identity of a boosted model: a digest over all that it says. */
export function boostedDigest(model: BoostedModel): Digest {
  return digestOf(model);
}

/** A boosted model from parsed JSON. Errors, in order: BOOSTED_FORMAT_UNKNOWN, BOOSTED_FIELD_INVALID, SCORECARD_MAY_NOT_DECIDE. */
export function parseBoosted(value: unknown): Result<BoostedModel, Failure> {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  if (format !== 'weir-boosted/1') return fail('BOOSTED_FORMAT_UNKNOWN', { format: String(format ?? '') });
  const problem = boosted(value, '');
  if (problem !== null) return fail('BOOSTED_FIELD_INVALID', { field: problem });
  const model = value as BoostedModel;
  const field = disagreement(model);
  if (field !== undefined) return fail('BOOSTED_FIELD_INVALID', { field });
  const bads = model.card.bads ?? 0;
  if (model.mayDecide && bads < BADS_TO_DECIDE)
    return fail('SCORECARD_MAY_NOT_DECIDE', { bads, needed: BADS_TO_DECIDE });
  return ok(model);
}

function disagreement(model: BoostedModel): string | undefined {
  const ascends = model.grades.every((bound, i) => i === 0 || bound.below > model.grades[i - 1]!.below);
  if (!ascends) return 'grades';
  const names = model.columns.map(({ name }) => name);
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) return `columns[${twice}].name`;
  const wrong = model.columns.findIndex((found) => !columnIsSound(found));
  if (wrong >= 0) return `columns[${wrong}]`;
  if (model.fit.scores.shares.length !== model.fit.scores.edges.length + 1) return 'fit.scores';
  const features = model.columns.reduce((sum, { specials }) => sum + 1 + specials.length, 0);
  const broken = model.trees.findIndex((found) => !treeIsSound(found, features));
  return broken < 0 ? undefined : `trees[${broken}]`;
}

function columnIsSound(column: BoostedColumn): boolean {
  if (column.type === 'number') {
    const rises = column.edges.every((edge, i) => i === 0 || edge > column.edges[i - 1]!);
    return rises && column.shares.length === column.edges.length + 1;
  }
  const words = column.categories.flat();
  if (new Set(words).size !== words.length) return false;
  return column.shares.length === column.categories.length && (column.rest ?? 0) < column.categories.length;
}

/** Lists of one length; children after their parents and each reached once, so that every walk ends. */
function treeIsSound(tree: TreeRecord, features: number): boolean {
  const nodes = tree.feature.length;
  if (Object.values(tree).some((list) => list.length !== nodes)) return false;
  const parents = new Array<number>(nodes).fill(0);
  for (let node = 0; node < nodes; node++) {
    if (tree.feature[node]! < 0) continue;
    if (tree.feature[node]! >= features) return false;
    for (const child of [tree.left[node]!, tree.right[node]!]) {
      if (child <= node || child >= nodes) return false;
      parents[child]!++;
    }
  }
  return parents.every((count, node) => count === (node === 0 ? 0 : 1));
}
