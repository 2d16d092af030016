import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../main.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-law-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

async function weir(...argv: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest) => {
    out += String(chunk);
    const done = rest.find((it) => typeof it === 'function');
    done?.();
    return true;
  });
  const code = await main(argv);
  return { code, out };
}

function factsFile(content: string): string {
  const path = join(folder, 'facts.json');
  writeFileSync(path, content);
  return path;
}

describe('weir law check', () => {
  it('prints one document with verdict, findings, citations and what was mistyped', async () => {
    const file = factsFile('{"actor": "bank", "joint": {"partner_share": 0.25}, "loan": {"term_day": 90}}');
    const { code, out } = await weir('law', 'check', file, '--on', '2024-06-01', '--json', '--lang', 'en');
    const document = JSON.parse(out);
    expect(code).toBe(0);
    expect(document.verdict).toBe('refuse');
    expect(document.findings.find(({ rule }: { rule: string }) => rule === 'CN-IL-2021N-2')).toMatchObject({
      verdict: 'refuse',
      citation: '《关于进一步规范商业银行互联网贷款业务的通知》（银保监办发〔2021〕24号）第二条',
      parameter: 'il_partner_share_min',
      value: 0.3,
      why: expect.stringContaining('joint.partner_share = 0.25'),
    });
    expect(document.warnings).toEqual([{ fact: 'loan.term_day', didYouMean: 'loan.term_days' }]);
  });

  it('narrows to a subject, and refuses one that does not exist', async () => {
    const file = factsFile('{"actor": "bank", "joint": {"partner_share": 0.3}, "loan": {"joint": true}}');
    const { out } = await weir('law', 'check', file, '--on', '2024-06-01', '--rule', 'CN-IL-2021N-2', '--json');
    expect(JSON.parse(out)).toMatchObject({ verdict: 'pass', findings: [{ rule: 'CN-IL-2021N-2' }] });
    const wrong = await weir('law', 'check', file, '--on', '2024-06-01', '--subject', 'joint-landing', '--json');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out).error).toMatchObject({ code: 'LAW_RULE_UNKNOWN' });
  });

  it.each([
    ['{"actor": "banc"}', 'LAW_ACTOR_UNKNOWN'],
    ['{"loan": {}}', 'LAW_ACTOR_MISSING'],
    ['[1]', 'LAW_FACTS_NOT_JSON'],
    ['{"actor": ', 'LAW_FACTS_NOT_JSON'],
    ['', 'LAW_FACTS_NOT_JSON'],
  ])('refuses %s with %s', async (content, expected) => {
    const { code, out } = await weir('law', 'check', factsFile(content), '--on', '2024-06-01', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).error.code).toBe(expected);
  });

  it('refuses a day that is none', async () => {
    const { code, out } = await weir('law', 'check', factsFile('{"actor":"bank"}'), '--on', '2024-02-30', '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'NOT_A_DATE']);
  });
});

describe('weir law show', () => {
  it.each([
    [['private_cap', '--on', '2024-07-21'], { value: 0.138, state: 'in-force' }],
    [['private_cap', '--on', '2024-07-22', '--actor', 'bank'], { value: null, state: 'not-applicable' }],
    [['lpr1y', '--on', '2026-11-24'], { value: 0.03, state: 'stale', observedTo: '2026-09-21' }],
    [['private_void', '--on', '2021-01-01'], { value: null, state: 'repealed' }],
    [['mcc_cross_city_allowed', '--on', '2025-06-01', '--province', '44'], { value: null, state: 'unknown' }],
  ])('%j gives %j', async (argv, expected) => {
    const { code, out } = await weir('law', 'show', ...argv, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  it('has no default before the first value', async () => {
    const { code, out } = await weir('law', 'show', 'il_partner_share_min', '--on', '2021-12-31', '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'LAW_PARAMETER_BEFORE_FIRST']);
  });
});

describe('weir law list', () => {
  it('lists the versions in force on a day with the digest that a confirmation names', async () => {
    const { out } = await weir('law', 'list', '--on', '2024-06-01', '--subject', 'joint-lending', '--json');
    const { rules } = JSON.parse(out);
    expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual([
      'CN-IL-2021N-2',
      'CN-IL-2021N-3',
      'CN-IL-2021N-4',
      'CN-IL-2021N-5',
    ]);
    expect(rules[0].digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('weir law impact', () => {
  const book = (content: string): string => {
    const path = join(folder, 'book.csv');
    writeFileSync(path, content);
    return path;
  };

  it('tells what a new ceiling would no longer allow, by the text as encoded, and what it does not read', async () => {
    const path = book('id,loan.principal,all_in_cost,loan.term_days\n1,100000,0.30,180\n2,"200000",0.20,180\n');
    const argv = ['2025-11-30', '2025-12-01', '--book', path, '--actor', 'micro_loan_co', '--subject', 'pricing'];
    const { code, out } = await weir('law', 'impact', ...argv, '--json');
    const document = JSON.parse(out);
    expect(code).toBe(0);
    expect(document).toMatchObject({ loans: 2, principalFen: '30000000', ignoredColumns: ['id'] });
    const rule = document.newBusiness.rules.find((it: { rule: string }) => it.rule === 'CN-MCCOST-2025-24');
    expect(rule.asEncoded.to).toMatchObject({ pass: 1, refuse: 1 });
  });

  it('names the line of a cell that does not fit', async () => {
    const path = book('actor,all_in_cost\nbank,0.1\nbank,ten\n');
    const { code, out } = await weir('law', 'impact', '2025-11-30', '2025-12-01', '--book', path, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).error).toMatchObject({ code: 'LAW_FACT_WRONG', row: 3 });
  });
});
