import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEvidence } from '#adapters/files/index.ts';
import { writeCounty } from '#cli/generate/write-county.ts';
import { buildSnapshots, type Deliveries, EVIDENCE_KINDS, type EvidenceKind } from '#domain/evidence/index.ts';
import { calendarDate, dayNumber, unwrap } from '#domain/kernel/index.ts';
import { examineFirms } from '#domain/verification/index.ts';
import { inflate } from './evading-forger.ts';

const UNTIL = calendarDate('2026-08-01');
const folder = mkdtempSync(join(tmpdir(), 'weir-forger-'));
let deliveries: Deliveries;
let honest: string[];

beforeAll(async () => {
  await writeCounty({ firms: 120, months: 36, seed: 77, until: UNTIL, volume: 0.1 }, folder, 1, () => undefined);
  const files = EVIDENCE_KINDS.map((kind) => ({ kind, path: join(folder, `${kind}.csv.gz`) }));
  deliveries = unwrap(
    await loadEvidence(
      files.filter(({ path }) => existsSync(path)),
      {},
    ),
  );
  const [header, ...lines] = gunzipSync(readFileSync(join(folder, 'truth/firms.csv.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const frauds = header!.split(',').indexOf('frauds');
  const fresh = deliveries['sales-invoices']!.firms.map(({ firm }) => firm);
  honest = lines
    .map((line) => line.split(','))
    .filter((cells) => cells[frauds] === '' && fresh.includes(cells[0]!))
    .map(([firm]) => firm!);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function stoppedShare(kinds: readonly EvidenceKind[], factor: number): number {
  const forged = inflate(deliveries, kinds, factor, dayNumber(UNTIL));
  const examined = examineFirms(forged, buildSnapshots(forged, honest, UNTIL));
  return examined.filter(({ outcome }) => outcome !== 'clear').length / examined.length;
}

const REACH: readonly (readonly [string, readonly EvidenceKind[]])[] = [
  ['its own invoices', ['sales-invoices', 'self-declarations']],
  [
    'invoices, bank and statements',
    ['sales-invoices', 'bank-transactions', 'financial-statements', 'self-declarations'],
  ],
  [
    'everything that it can type, its tax returns among it',
    ['sales-invoices', 'bank-transactions', 'financial-statements', 'self-declarations', 'tax-returns'],
  ],
];

describe('a forger who has read the detectors and inflates the last year', () => {
  it('is stopped as long as one source is beyond its reach, from what size on is printed', { timeout: 120_000 }, () => {
    const table = REACH.map(([reach, kinds]) => {
      const shares = [1, 1.05, 1.1, 1.25, 1.5].map((factor) => [
        `×${factor}`,
        Math.round(stoppedShare(kinds, factor) * 100) / 100,
      ]);
      return { reach, ...Object.fromEntries(shares) };
    });
    process.stdout.write(`${JSON.stringify(table)}\n`);
    expect(table[0]!['×1.5']).toBeGreaterThan(0.6);
    expect(table[1]!['×1.5']).toBeGreaterThan(0.6);
    // What it can type into all sources alike no comparison can tell: that needs a copy from the bank or from the tax office.
    expect(table[2]!['×1.5']).toBeLessThan(0.5);
  });
});
