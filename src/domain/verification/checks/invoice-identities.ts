import { fenFromEstimate } from '#domain/kernel/index.ts';
import type { Check } from '../check.ts';
import type { FirmRecords } from '../firm-evidence.ts';
import { cannotTell, held, verdictOf } from './relation.ts';

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

/** Lines with rates of several goods bear a mixed rate, and some slips happen: so many honest lines bear no rate of the law. */
const HONEST_UNLAWFUL = 0.01;
const FABRICATED_UNLAWFUL = 0.2;

/** Tax over amount is a rate that the law knew on the day of issue. */
export function checkInvoiceRates(records: FirmRecords): Check {
  const check = `${records.kind}-bear-statutory-rates`;
  const lawful = records.lawful();
  const unlawful: number[] = [];
  for (const row of records.rows) if (!lawful(row)) unlawful.push(row);
  if (records.rows.length === 0) return cannotTell(check, [records.kind]);
  const sum = (field: string) => unlawful.reduce((total, row) => total + records.number(field, row), 0);
  const sides: [number, number] = [sum('taxFen'), sum('amountFen')];
  return counted(check, records, records.rows.length, unlawful, sides, HONEST_UNLAWFUL, FABRICATED_UNLAWFUL);
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
