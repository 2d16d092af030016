import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  decisionLetter,
  OPEN_APPLICATION,
  prepareFacts,
  presentRecord,
  readLetterContent,
  replay,
  underwrite,
} from '#domain/decision/index.ts';
import { prepareSnapshot } from '#domain/evidence/index.ts';
import { fen, unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts } from '#test/decision/artefacts.ts';
import { GENERATED_ON, generateSnapshot, hideSources } from '#test/decision/generated-snapshots.ts';
import { examinedWithDoubt } from './examined.ts';

/** Full records by case. A difference is a change of what Weir decides: it wants a line in the changelog. */
const FOLDER = join(import.meta.dirname, '__golden__');

const CASES: readonly {
  readonly name: string;
  readonly policy: string;
  readonly seed: number;
  readonly change?: Partial<Case>;
  readonly hide?: true;
  readonly doubted?: true;
}[] = [
  { name: 'approve', policy: 'invoice-only', seed: 0 },
  { name: 'decline', policy: 'invoice-only', seed: 5 },
  {
    name: 'counter',
    policy: 'invoice-only',
    seed: 0,
    change: { application: { ...OPEN_APPLICATION, requestedFen: fen(500_000_000n), requestedTenorDays: 180 } },
  },
  { name: 'refer-hidden-source', policy: 'invoice-only', seed: 0, hide: true },
  { name: 'refer-contradicted', policy: 'invoice-only', seed: 0, doubted: true },
  { name: 'refer-straddling', policy: 'invoice-only', seed: 14 },
  { name: 'online-microloan', policy: 'online-microloan', seed: 3 },
];

describe.each(CASES)('the golden record of $name', ({ name, policy, seed, change, hide, doubted }) => {
  const artefacts = shippedArtefacts(policy);
  const whole = generateSnapshot(artefacts.scorecard.card, artefacts.policy, seed);
  const snapshot = hide ? hideSources(whole, new Set(['purchase-invoices'])) : whole;
  const facts = prepareFacts(LENDER_FACTS);
  const input: Case = {
    snapshot: prepareSnapshot(snapshot),
    application: OPEN_APPLICATION,
    facts,
    mode: 'full',
    ...(doubted ? { examination: examinedWithDoubt(snapshot) } : {}),
    ...change,
  };
  const record = presentRecord(unwrap(underwrite(input, artefacts, GENERATED_ON)), input, 'zh');
  const path = join(FOLDER, `${name}.json`);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (process.env.WEIR_WRITE_GOLDEN === '1') writeFileSync(path, text);
  const golden: unknown = JSON.parse(readFileSync(path, 'utf8'));

  it('is what the engine decides today, to the last bit', () => {
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('replays to an identical record', () => {
    expect(unwrap(replay(golden, artefacts))).toEqual({ identical: true });
  });

  it('names the first difference when a figure, an outcome or an artefact was changed', () => {
    const changed = { ...(golden as Record<string, unknown>), outcome: 'tampered' };
    expect(unwrap(replay(changed, artefacts))).toMatchObject({
      identical: false,
      path: 'outcome',
      recorded: 'tampered',
    });
    const other = shippedArtefacts(policy === 'invoice-only' ? 'online-microloan' : 'invoice-only');
    expect(unwrap(replay(golden, other))).toMatchObject({ identical: false, path: 'digests.model' });
    const [measure, value] = Object.entries(snapshot.measures)[0]!;
    const inputs = {
      ...record.inputs,
      snapshot: { ...snapshot, measures: { ...snapshot.measures, [measure]: value! + 1 } },
    };
    expect(unwrap(replay({ ...record, inputs }, artefacts))).toMatchObject({
      identical: false,
      path: 'digests.snapshot',
    });
  });

  it('writes a letter that prints no stale or absent item as a reason of risk', () => {
    const letter = decisionLetter(unwrap(readLetterContent(golden)), 'zh');
    const risks = record.reasons.filter(({ kind }) => kind === 'risk').map(({ text }) => text);
    const section = letter.split('主要原因：')[1]?.split('\n\n')[0] ?? '';
    for (const { kind, text } of record.reasons) expect(section.includes(text)).toBe(kind === 'risk');
    expect(section === '').toBe(risks.length === 0);
    expect(letter).toContain('您的权利');
  });
});
