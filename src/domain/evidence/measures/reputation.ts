import type { FirmRows } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { fillLatest, latestRows } from './records.ts';

export const reputationMeasures = define(
  ['reputation'],
  [
    ['reputationRating', 'points', '平台评分（满分五分）', 'rating out of five'],
    ['reputationNegativeShare', 'share', '差评率', 'share of negative reviews'],
    ['reputationComplaints', 'count', '投诉数', 'complaints'],
    ['reputationNegativeNews', 'count', '负面舆情数', 'negative news items'],
  ],
);

export function measureReputation(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(reputationMeasures, view.firms);
  fillLatest(view, latestRows(view), columns, [
    ['reputationRating', 'rating'],
    ['reputationNegativeShare', 'negativeShare'],
    ['reputationComplaints', 'complaints'],
    ['reputationNegativeNews', 'negativeNews'],
  ]);
  return columns;
}
