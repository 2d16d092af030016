import { fen, isObject } from '#domain/kernel/index.ts';
import { type RunningLoan, SHOCK_DOCUMENTS, type ShockCase, type ShockReading } from './shock-case.ts';

const NUMBERS = ['index', 'change', 'sd', 'sells', 'holds', 'broke', 'systemicPeriods'] as const;
const SILENCES: readonly unknown[] = ['active', 'silent-with-peers', 'silent-alone'];

/** What a record or a caller gives of a shock; null where it is not of that shape. */
export function readShockCase(value: unknown): ShockCase | null {
  if (!isObject(value)) return null;
  const { reading, running, documents } = value;
  if (!Array.isArray(documents) || !documents.every((one) => (SHOCK_DOCUMENTS as readonly unknown[]).includes(one)))
    return null;
  if (reading !== null && !isReading(reading)) return null;
  const loan = running === null ? null : readRunning(running);
  return loan === undefined ? null : { reading, running: loan, documents };
}

function isReading(value: unknown): value is ShockReading {
  if (!isObject(value)) return false;
  const whole = NUMBERS.every((name) => typeof value[name] === 'number' && Number.isFinite(value[name]));
  const open = ['gap', 'sharedGap'].every((name) => value[name] === null || Number.isFinite(value[name]));
  return whole && open && SILENCES.includes(value.silence);
}

function readRunning(value: unknown): RunningLoan | undefined {
  if (!isObject(value)) return undefined;
  const { outstandingFen, renewalsWithoutProgress } = value;
  if (typeof outstandingFen !== 'string' || !/^\d{1,18}$/.test(outstandingFen)) return undefined;
  if (typeof renewalsWithoutProgress !== 'number' || !Number.isSafeInteger(renewalsWithoutProgress)) return undefined;
  return { outstandingFen: fen(BigInt(outstandingFen)), renewalsWithoutProgress };
}
