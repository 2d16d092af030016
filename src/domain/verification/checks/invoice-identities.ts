import { fenFromEstimate } from '#domain/kernel/index.ts';
import type { Check } from '../check.ts';
import type { FirmRecords } from '../firm-evidence.ts';
import { cannotTell, held, verdictOf } from './relation.ts';
import { orZero } from './sums.ts';

/** Amount and tax make up the total within two fen; a break occurs in 5 of 1.1 million real lines. */
const TOLERANCE_FEN = 2;
const HONEST_BREAKS = 5 / 1_100_000;
/** The share of lines that break where a file was edited by hand. */
const EDITED_BREAKS = 0.01;

/** Amount and tax add up to the total on every invoice. */
export function checkInvoiceSums(records: FirmRecords): Check {
  const check = `${records.kind}-add-up`;
  let left = 0;
  let right = 0;
  let checked = 0;
  const broken: number[] = [];
  for (const row of records.rows) {
    const parts = records.number('amountFen', row) + records.number('taxFen', row);
    const whole = records.number('totalFen', row);
    if (Number.isNaN(parts - whole)) continue;
    checked += 1;
    if (Math.abs(parts - whole) <= TOLERANCE_FEN) continue;
    broken.push(row);
    left += parts;
    right += whole;
  }
  if (checked === 0) return cannotTell(check, [records.kind]);
  return counted(check, records, checked, broken, [left, right], HONEST_BREAKS, EDITED_BREAKS);
}

/** Beyond the highest rate of any law, or below zero, no mixture of goods brings the tax. */
const HIGHEST_RATE = 0.17;
const ROUNDING = 0.0015;
const HONEST_IMPOSSIBLE = 0.001;
const FABRICATED_IMPOSSIBLE = 0.1;

/**
 * Tax over amount is a rate that the law knew on the day of issue. Goods of several rates on one invoice give a rate in between, which many honest
 * firms show on every fifth line: they are counted and say nothing; only a rate that no mixture gives does.
 */
export function checkInvoiceRates(records: FirmRecords): Check {
  const check = `${records.kind}-bear-statutory-rates`;
  if (records.rows.length === 0) return cannotTell(check, [records.kind]);
  const lawful = records.lawful();
  const impossible: number[] = [];
  let mixed = 0;
  for (const row of records.rows) {
    if (lawful(row)) continue;
    const rate = records.number('taxFen', row) / records.number('amountFen', row);
    if (rate >= -ROUNDING && rate <= HIGHEST_RATE + ROUNDING) mixed += 1;
    else impossible.push(row);
  }
  const sum = (field: string) => impossible.reduce((total, row) => total + orZero(records.number(field, row)), 0);
  const sides: [number, number] = [sum('taxFen'), sum('amountFen')];
  const found = counted(
    check,
    records,
    records.rows.length,
    impossible,
    sides,
    HONEST_IMPOSSIBLE,
    FABRICATED_IMPOSSIBLE,
  );
  return { ...found, values: { ...found.values, mixed } };
}

/** The likelihood of so many breaks among so many lines, as independent events at the two rates; honest rates are uncertain threefold. */
function counted(
  check: string,
  records: FirmRecords,
  checked: number,
  broken: readonly number[],
  [left, right]: readonly [number, number],
  honest: number,
  fabricated: number,
): Check {
  const k = broken.length;
  const share = k / checked;
  // Breaks of one firm come together: many lines of one faulty till are one event, so that the sum is damped.
  const evidence =
    k === 0 || share <= 3 * honest
      ? -Math.min(0.5, checked * (fabricated - honest) * 0.05)
      : Math.log(fabricated / Math.max(honest * 3, 1e-4)) *
        Math.min(2, Math.sqrt(k)) *
        Math.min(1, share / fabricated + 0.2);
  const ratio = held(evidence);
  const values = { checked, broken: k };
  const ids = ratio > 0 ? broken.slice(0, 50).map((row) => records.id(row)) : [];
  const money = (sum: number) => fenFromEstimate(sum, 'half-up');
  return {
    check,
    sources: [records.kind],
    verdict: verdictOf(ratio),
    leftFen: money(left),
    rightFen: money(right),
    logLikelihoodRatio: ratio,
    records: ids,
    values,
  };
}
