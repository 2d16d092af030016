import { type BinnedTree, quantileOfSorted } from '#domain/numeric/index.ts';
import { ACCEPTED_SHARE, DEFAULT_GRADES, scoreBins } from '../build-scorecard.ts';
import type { DataTable } from '../data-table.ts';
import type { Outcome } from '../outcome.ts';
import { DEFAULT_SCALE, logistic, scaleFactor, scaleOffset } from '../scale.ts';
import { BADS_TO_DECIDE, type Scorecard } from '../scorecard.ts';
import type { BoostedColumn, BoostedModel, TreeRecord } from './boosted-model.ts';
import type { BoostedRequest, Grown } from './fit-boosted.ts';
import { ASSUMED, type LaidOutColumn } from './lay-out-columns.ts';
import { prepareBoosted } from './prepared-boosted.ts';
import { explained } from './score-boosted.ts';

/** What a boosted model is built from. */
export interface BoostedMaterial extends Grown {
  readonly table: DataTable;
  readonly request: BoostedRequest;
  readonly outcome: Outcome;
  readonly laidOut: readonly LaidOutColumn[];
  readonly leaking: readonly string[];
}

export function buildBoosted(material: BoostedMaterial): BoostedModel {
  const { request, outcome, laidOut, forest, settings, heldOut } = material;
  const pds = Float64Array.from(heldOut.logOdds, logistic).sort();
  const factor = scaleFactor(DEFAULT_SCALE);
  const scores = Float64Array.from(heldOut.logOdds, (eta) => scaleOffset(DEFAULT_SCALE) - factor * eta).sort();
  const { depth, rate, ridge, leastWeight, rowShare, featureShare, seed } = settings;
  const model: BoostedModel = {
    format: 'weir-boosted/1',
    name: request.name,
    version: '1',
    origin: 'fitted',
    card: modelCard(material),
    mayDecide: outcome.bads >= BADS_TO_DECIDE && laidOut.length > 0,
    cutOffPd: quantileOfSorted(pds, ACCEPTED_SHARE),
    grades: DEFAULT_GRADES,
    scale: DEFAULT_SCALE,
    modelSd: material.modelSd,
    base: forest.base,
    columns: laidOut.map(({ column }) => column),
    trees: forest.trees.map(recordOf),
    fit: {
      target: { column: request.target, bad: outcome.badValue },
      segment: request.segment === undefined ? null : { column: request.segment },
      settings: { depth, rate, ridge, leastWeight, rowShare, featureShare, seed },
      stopped: material.stopped,
      scores: scoreBins(scores),
    },
  };
  return { ...model, columns: withInfluence(model, laidOut) };
}

function recordOf(tree: BinnedTree): TreeRecord {
  return {
    feature: [...tree.feature],
    bin: [...tree.bin],
    missingLeft: [...tree.missingLeft],
    left: [...tree.left],
    right: [...tree.right],
    value: [...tree.value],
    cover: [...tree.cover],
  };
}

const MOST_EXPLAINED = 300;

/** How much each column matters: the root mean square of its Shapley values over rows of the table, evenly spaced. */
function withInfluence(model: BoostedModel, laidOut: readonly LaidOutColumn[]): BoostedColumn[] {
  const features = laidOut.flatMap(({ bins }) => bins);
  const rows = features[0]?.length ?? 0;
  const step = Math.max(1, Math.floor(rows / MOST_EXPLAINED));
  const prepared = prepareBoosted(model);
  const known = new Uint8Array(prepared.features).fill(1);
  const squares = new Float64Array(model.columns.length);
  let cases = 0;
  for (let row = 0; row < rows; row += step) {
    const bins = Int32Array.from(features, (feature) => (feature[row] === 255 ? -1 : feature[row]!));
    const parts = explained(prepared, bins, known);
    prepared.columns.forEach(({ first, features: own }, i) => {
      const part = parts.subarray(first, first + own).reduce((sum, value) => sum + value, 0);
      squares[i]! += part * part;
    });
    cases++;
  }
  return model.columns.map((column, i) => ({ ...column, influence: Math.sqrt(squares[i]! / Math.max(1, cases)) }));
}

function modelCard({
  request,
  outcome,
  laidOut,
  leaking,
  forest,
  settings,
  stopped,
}: BoostedMaterial): Scorecard['card'] {
  const rows = outcome.bad.length;
  const limitations = [
    `How fast values move is assumed: a standard deviation of ${ASSUMED.drift.monthlySd} a month in rank space; values count as fresh for ${ASSUMED.freshDays} days.`,
    `The cut-off is the PD under which ${ACCEPTED_SHARE * 100} % of held-out rows lie; a policy sets its own.`,
    'A blank in the training rows was read as structurally absent; a blank in a case to be scored is unknown unless it is said to be absent.',
    `${forest.trees.length} trees of depth ${settings.depth}, ${stopped === 'by-held-out-loss' ? 'as many as lost least on held-out rows' : 'as asked for'}.`,
  ];
  if (outcome.bads < BADS_TO_DECIDE)
    limitations.unshift(`Fitted on ${outcome.bads} bads, fewer than ${BADS_TO_DECIDE}: it may only refer.`);
  if (leaking.length > 0) limitations.push(`Left out because they know the outcome: ${leaking.join(', ')}.`);
  const bound = laidOut.flatMap(({ column }) => (column.type === 'number' && column.direction !== 0 ? [column] : []));
  if (bound.length > 0)
    limitations.push(
      `Held to one direction: ${bound.map((c) => `${c.name} (${c.direction > 0 ? '+' : '-'})`).join(', ')}.`,
    );
  return {
    title: `Boosted trees for ${request.target}`,
    purpose: `Ranks cases by the probability that ${request.target} is ${outcome.badValue}.`,
    population: `The ${rows} rows that it was fitted on.`,
    outcome: `${request.target} = ${outcome.badValue}`,
    data: `${rows} rows, ${outcome.bads} bad.`,
    rows,
    bads: outcome.bads,
    limitations,
    approvedBy: null,
    approvedOn: null,
  };
}
