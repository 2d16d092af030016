import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFailure } from '#contract/errors.ts';
import { loadRulePack, SHIPPED_LAW } from './load-rule-pack.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-law-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads a copy of the shipped law after one edit. */
async function loadEdited(file: string, edit: (text: string) => string) {
  const copy = join(folder, 'cn');
  rmSync(copy, { recursive: true, force: true });
  cpSync(SHIPPED_LAW, copy, { recursive: true });
  writeFileSync(join(copy, file), edit(readFileSync(join(copy, file), 'utf8')));
  return loadRulePack(copy);
}

describe('the law that ships', () => {
  it('loads to the same digest each time', async () => {
    const [first, second] = [await loadRulePack(), await loadRulePack()];
    expect(first.ok && second.ok && first.value.digest === second.value.digest).toBe(true);
  });

  it('has another digest after any change of a figure', async () => {
    const shipped = await loadRulePack();
    const edited = await loadEdited('parameters/il-partner-share-min.yaml', (text) => text.replace(/0\.30?\b/, '0.35'));
    expect(shipped.ok && edited.ok && shipped.value.digest !== edited.value.digest).toBe(true);
  });

  it('keeps its digest when only comments and spacing change', async () => {
    const shipped = await loadRulePack();
    const edited = await loadEdited('parameters/il-partner-share-min.yaml', (text) => `# A remark.\n\n${text}\n`);
    expect(shipped.ok && edited.ok && shipped.value.digest === edited.value.digest).toBe(true);
  });
});

describe('a slip in a file', () => {
  const slips: [string, string, (text: string) => string, object][] = [
    [
      'a mistyped key',
      'parameters/private-cap.yaml',
      (text) => text.replace('governedBy:', 'governed_by:'),
      { code: 'LAW_FILE_INVALID', file: 'parameters/private-cap.yaml' },
    ],
    [
      'an impossible day',
      'parameters/private-cap.yaml',
      (text) => text.replace('2015-09-01', '2015-09-31'),
      { code: 'LAW_FILE_INVALID', file: 'parameters/private-cap.yaml', column: 'values.0.from', row: 10 },
    ],
    [
      'a value without a citation',
      'parameters/mcc-single-max.yaml',
      (text) => text.replace(/ {4}citation:\n.*\n.*\n/, ''),
      { code: 'LAW_FILE_INVALID', column: 'values.0.citation' },
    ],
    ['YAML that is none', 'facts.yaml', (text) => `${text}\n  x: [`, { code: 'LAW_FILE_NOT_YAML', file: 'facts.yaml' }],
    [
      'a parameter in a file of another name',
      'parameters/lpr1y.yaml',
      (text) => text.replace('id: lpr1y', 'id: lpr_1y'),
      { code: 'LAW_FILE_MISNAMED', file: 'parameters/lpr1y.yaml' },
    ],
    [
      'a condition that asks for a fact nobody declared',
      'rules/joint-lending.yaml',
      (text) => text.replace('joint.partner_share >=', 'joint.partner_shares >='),
      { code: 'LAW_FACT_UNDECLARED', params: { rule: 'CN-IL-2021N-2', nearest: 'joint.partner_share' } },
    ],
    [
      'a citation that leads nowhere',
      'rules/joint-lending.yaml',
      (text) => text.replace('instrument: IL-2021N', 'instrument: IL-2021M'),
      { code: 'LAW_INSTRUMENT_UNKNOWN', params: { nearest: 'IL-2021N' } },
    ],
  ];

  it.each(slips)('%s is named with its place', async (_name, file, edit, failure) => {
    const loaded = await loadEdited(file, edit);
    expect(loaded.ok ? 'loaded' : loaded.error).toMatchObject(failure);
    if (!loaded.ok)
      for (const language of ['zh', 'en'] as const)
        expect(Object.values(describeFailure(loaded.error, language)).join(' ')).not.toMatch(/\{\w+\}/);
  });

  it('a folder that is not there is named', async () => {
    const loaded = await loadRulePack(join(folder, 'nowhere'));
    expect(loaded.ok ? 'loaded' : loaded.error.code).toBe('LAW_FILE_UNREADABLE');
  });
});
