import { describe, expect, it } from 'vitest';
import { createPrng } from '#domain/numeric/index.ts';
import { compareCopies } from './compare-copies.ts';
import { examineStatement } from './examine-statement.ts';
import { consistentlyEdited, drawQuirks, EDITS, edited, honestStatement } from './statement-fixtures.ts';
import { statementText } from './statement-text.ts';

const EACH = 170;

describe('an edit that breaks an identity', () => {
  it.each(EDITS)('of the kind "%s" is found and its row named', (edit) => {
    const random = createPrng(20_261_124, EDITS.indexOf(edit));
    let done = 0;
    const missed: unknown[] = [];
    while (done < EACH) {
      const made = edited(random, honestStatement(random), edit);
      if (!made) continue;
      done += 1;
      const { findings } = examineStatement(made.rows);
      const named = findings.flatMap(({ row, others, code }) => (code === 'block-copied' ? [row, ...others] : [row]));
      if (!made.lines.some((line) => named.includes(line))) missed.push({ lines: made.lines, findings });
    }
    expect(missed.slice(0, 2)).toEqual([]);
  });
});

it('flags at most five of a thousand honest statements with the quirks of banks', () => {
  const random = createPrng(5, 77);
  const flagged: unknown[] = [];
  for (let i = 0; i < 1000; i++) {
    const quirks = drawQuirks(random);
    const { findings } = examineStatement(honestStatement(random, quirks));
    if (findings.length > 0) flagged.push({ quirks, findings: findings.slice(0, 2) });
  }
  expect(flagged.slice(5)).toEqual([]);
});

describe('an edit that keeps all balances consistent', () => {
  it('says nothing alone and is found beside the copy of the bank, at the row', () => {
    const random = createPrng(9, 3);
    let found = 0;
    for (let i = 0; i < 200; i++) {
      const bank = honestStatement(random);
      const made = consistentlyEdited(random, bank);
      expect(examineStatement(made.rows).findings.filter(({ code }) => code.startsWith('balance'))).toEqual([]);
      const named = compareCopies(made.rows, bank).map(({ row }) => row);
      if (made.lines.some((line) => named.includes(line) || named.includes(line + 1))) found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(180);
  });

  it('differs in nothing where nothing was edited', () => {
    const random = createPrng(10);
    const bank = honestStatement(random);
    expect(compareCopies(bank.slice(20), bank)).toEqual([]);
  });
});

it('names the line and the difference in words', () => {
  const random = createPrng(1);
  const rows = [...honestStatement(random)];
  rows[10] = { ...rows[10]!, balance: rows[10]!.balance + 12_300 };
  const [finding] = examineStatement(rows).findings;
  expect(finding).toMatchObject({ code: 'balance-retyped', row: 12 });
  expect(statementText(finding!, 'en')).toContain('line 12 was retyped, off by 123.00 yuan');
  expect(statementText(finding!, 'zh')).toContain('第 12 行的余额被改');
});
