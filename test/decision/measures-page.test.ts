import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MEASURES } from '#domain/evidence/index.ts';

const PAGE = join(import.meta.dirname, '../../docs/reference/measures.md');

function measuresPage(): string {
  const rows = MEASURES.map(
    ({ name, unit, sources, meaning }) =>
      `| \`${name}\` | ${unit} | ${sources.join(', ')} | ${meaning.en} | ${meaning.zh} |`,
  );
  return [
    '# Measures',
    '',
    'What a decision reads of a firm, summed from its evidence. Scorecards and policies name these.',
    'This page is written by `WEIR_WRITE_GOLDEN=1 npx vitest run test/decision/measures-page.test.ts`, which also holds it against the code.',
    '',
    'A share lies between 0 and 1, a ratio anywhere (−0.2 is a fall of a fifth); times are multiples, points a mark on a scale.',
    '',
    '| measure | unit | from | meaning | 含义 |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

it('every measure is on the reference page, as the code defines it', () => {
  if (process.env.WEIR_WRITE_GOLDEN === '1') writeFileSync(PAGE, measuresPage());
  expect(readFileSync(PAGE, 'utf8')).toBe(measuresPage());
});
