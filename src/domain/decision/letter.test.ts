import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendarDate, digestOf, fen, ratePpb } from '#domain/kernel/index.ts';
import { decisionLetter, type LetterContent, readLetterContent } from './index.ts';
import { REASON_WORDS, reasonText } from './reason-text.ts';

const CONTENT: LetterContent = {
  firm: '某某公司',
  asOf: calendarDate('2024-06-30'),
  capacity: 'decision',
  outcome: 'decline',
  reasons: [],
  ask: [],
  recourse: null,
  gates: [],
  offer: null,
  digest: digestOf('a record'),
};

describe('the words of a decision', () => {
  it('exist for every code that a conclusion can give, in both languages', () => {
    const source = readFileSync(join(import.meta.dirname, 'conclude.ts'), 'utf8');
    const bounds = ['CAPACITY', 'NEED', 'POLICY_CAP'].map((bound) => `LIMIT_BY_${bound}`);
    const codes = [...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code]) => code!).concat(bounds);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(Object.keys(REASON_WORDS), code).toContain(code);
    for (const code of Object.keys(REASON_WORDS)) {
      const reason = { kind: 'missing', code, subject: 'salesVoidShare', values: {} } as const;
      expect(reasonText(reason, 'zh')).not.toBe(reasonText(reason, 'en'));
    }
  });

  it('keeps the three kinds of reason under headings of their own', () => {
    const letter = decisionLetter(
      {
        ...CONTENT,
        outcome: 'refer',
        reasons: [
          {
            kind: 'missing',
            code: 'SOURCE_STALE',
            subject: 'bank-transactions',
            values: { ageDays: 90, maxAgeDays: 60 },
          },
          { kind: 'risk', code: 'WEAK_VARIABLE', subject: 'salesVoidShare', values: { measured: 0.31 } },
        ],
      },
      'zh',
    );
    const [risk, missing] = [letter.indexOf('主要原因'), letter.indexOf('没有据此认定风险')];
    expect(letter.indexOf('销项作废率')).toBeGreaterThan(risk);
    expect(letter.indexOf('银行流水')).toBeGreaterThan(missing);
    expect(missing).toBeGreaterThan(letter.indexOf('31.00 %'));
    expect(letter).not.toContain('存在不一致');
  });

  it('never speaks as the lender where it only recommends', () => {
    const offer = { kind: 'loan', limitFen: fen(10_000_000n), tenorDays: 365, ratePpb: ratePpb('0.065') } as const;
    const letter = decisionLetter({ ...CONTENT, capacity: 'recommendation', outcome: 'approve', offer }, 'zh');
    expect(letter).toContain('建议放款机构');
    expect(letter).not.toContain('已获批准');
    expect(letter).toContain('100000.00 元，期限 365 天，年利率（单利）6.50 %');
  });

  it('cites the rules that stood in the way and no others', () => {
    const gate = (rule: string, verdict: 'pass' | 'refuse') => ({
      rule,
      verdict,
      basis: 'violated',
      citation: `《${rule}》`,
      missing: [],
    });
    const letter = decisionLetter({ ...CONTENT, gates: [gate('A', 'pass'), gate('B', 'refuse')] }, 'en');
    expect(letter).toContain('《B》');
    expect(letter).not.toContain('《A》');
  });

  it('refuses what is not a record, and names the key', () => {
    for (const [json, field] of [
      [null, 'schema'],
      [{ schema: 'weir-decision/1' }, 'asOf'],
      [{ schema: 'weir-decision/1', asOf: '2024-06-30', mode: 'full', language: 'zh' }, 'inputs'],
    ] as const)
      expect(readLetterContent(json)).toEqual({
        ok: false,
        error: { code: 'RECORD_FORMAT_UNKNOWN', params: { field } },
      });
  });
});
