import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadEvidence } from '#adapters/files/index.ts';
import { writeCounty } from '#cli/generate/write-county.ts';
import { buildSnapshots, type Deliveries, EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { examineDeliveries, type Tie } from '#domain/fraud/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import type { Examination } from '#domain/verification/index.ts';

/** The detectors never read the generator: a county is written to files and read back as anybody's evidence, its truth apart. */
const COUNTIES = Number(process.env.WEIR_COUNTIES ?? 1);
const FIRST = Number(process.env.WEIR_COUNTIES_FIRST ?? 0);
const FIRMS = Number(process.env.WEIR_COUNTY_FIRMS ?? 200);
const UNTIL = calendarDate('2026-08-01');
const BASE_SEED = 20_261_124;

/** A stopped fraud saves what it asked for, less the little that is collected from those who never meant to pay. */
const LOSS_GIVEN_FRAUD = 0.9;
/** Cases that a reviewer settles in a day. */
const CASES_A_DAY = 12;
const LEAST_STOPPED = 0.9;
const MOST_HONEST = 0.03;

interface Judged {
  readonly frauds: readonly string[];
  readonly isHonest: boolean;
  readonly requestedFen: number;
  readonly examination: Examination;
}

function rowsOf(path: string): string[][] {
  const [, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.map((line) => line.split(','));
}

async function judgeCounty(seed: number): Promise<Judged[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weir-county-'));
  try {
    const options = { firms: FIRMS, months: 36, seed, until: UNTIL, volume: 0.1 };
    await writeCounty(options, folder, 1, () => undefined);
    const files = EVIDENCE_KINDS.map((kind) => ({ kind, path: join(folder, `${kind}.csv.gz`) }));
    const deliveries = unwrap(
      await loadEvidence(
        files.filter(({ path }) => existsSync(path)),
        {},
      ),
    );
    const truth = rowsOf(join(folder, 'truth/firms.csv.gz'));
    const header = gunzipSync(readFileSync(join(folder, 'truth/firms.csv.gz')))
      .toString('utf8')
      .split('\n')[0]!
      .split(',');
    const frauds = header.indexOf('frauds');
    const firms = truth.map(([firm]) => firm!);
    const examinations = examineDeliveries(deliveries, buildSnapshots(deliveries, firms, UNTIL), tiesIn(folder));
    const requested = requestedByFirm(deliveries);
    return truth.map((cells, i) => ({
      frauds: cells[frauds] === '' ? [] : cells[frauds]!.split(' '),
      isHonest: cells[frauds] === '',
      requestedFen: requested.get(firms[i]!) ?? 0,
      examination: examinations[i]!,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What applicants share, as an institution knows it from their applications. */
function tiesIn(folder: string): Tie[] {
  return rowsOf(join(folder, 'relations.csv.gz')).map(([party, kind, value]) => ({
    party: party!,
    kind: kind as Tie['kind'],
    value: value!,
  }));
}

function requestedByFirm(deliveries: Deliveries): Map<string, number> {
  const table = deliveries['self-declarations']?.table;
  const amounts = table?.columns.requestedFen;
  const requested = new Map<string, number>();
  if (!table || amounts?.type !== 'fen') return requested;
  for (let row = 0; row < table.rows; row++)
    requested.set(table.firm.values[table.firm.codes[row]!]!, amounts.numbers[row]!);
  return requested;
}

function summarise(judged: readonly Judged[]) {
  const stopped = ({ examination }: Judged) => examination.outcome !== 'clear';
  const honest = judged.filter(({ isHonest }) => isHonest);
  const guilty = judged.filter(({ isHonest }) => !isHonest);
  const sum = (of: readonly Judged[]) => of.reduce((total, { requestedFen }) => total + requestedFen, 0);
  const kinds = new Map<string, { all: number; stopped: number }>();
  for (const one of guilty)
    for (const fraud of one.frauds) {
      const count = kinds.get(fraud) ?? { all: 0, stopped: 0 };
      kinds.set(fraud, { all: count.all + 1, stopped: count.stopped + Number(stopped(one)) });
    }
  const alerts = judged.filter(stopped).length;
  return {
    applicants: judged.length,
    fraudulent: guilty.length,
    stoppedShare: guilty.filter(stopped).length / guilty.length,
    honestStoppedShare: honest.filter(stopped).length / honest.length,
    byKind: Object.fromEntries([...kinds].sort().map(([kind, { all, stopped: n }]) => [kind, `${n}/${all}`])),
    lossAvoidedYuan: Math.round((LOSS_GIVEN_FRAUD * sum(guilty.filter(stopped))) / 100),
    lossLetThroughYuan: Math.round((LOSS_GIVEN_FRAUD * sum(guilty.filter((one) => !stopped(one)))) / 100),
    honestVolumeDelayedShare: sum(honest.filter(stopped)) / sum(honest),
    reviewerDaysPerThousand: (alerts / judged.length / CASES_A_DAY) * 1000,
    // In a county with two per cent of frauds, what share of a reviewer's alerts is one.
    precisionAtTwoPercent: precisionAt(
      0.02,
      guilty.filter(stopped).length / guilty.length,
      honest.filter(stopped).length / honest.length,
    ),
  };
}

function precisionAt(share: number, recall: number, falseShare: number): number {
  return (share * recall) / (share * recall + (1 - share) * falseShare);
}

describe('a county with fraudulent applicants of all kinds', () => {
  const judged: Judged[] = [];

  for (let i = 0; i < COUNTIES; i++)
    it(`is judged from its evidence alone, seed ${BASE_SEED + FIRST + i}`, { timeout: 120_000 }, async () => {
      judged.push(...(await judgeCounty(BASE_SEED + FIRST + i)));
      expect(judged.length).toBe(FIRMS * (i + 1));
    });

  it('has most of them stopped, and hardly an honest one', () => {
    const summary = summarise(judged);
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    // A county has a few dozen frauds: the bounds are those of the long run, less twice what so few may differ by chance.
    const slack = (share: number, n: number) => 2 * Math.sqrt((share * (1 - share)) / n);
    const honest = summary.applicants - summary.fraudulent;
    expect(summary.stoppedShare).toBeGreaterThanOrEqual(LEAST_STOPPED - slack(LEAST_STOPPED, summary.fraudulent));
    expect(summary.honestStoppedShare).toBeLessThanOrEqual(MOST_HONEST + slack(MOST_HONEST, honest));
  });
});
