import { expect, it } from 'vitest';
import { printable } from './output.ts';

it('lets no cell, file name or argument steer the terminal', () => {
  expect(printable('E\u001b[31m\u0007\u001b]0;title\u0007\r\u009b2J\u007f')).toBe(
    'E\ufffd[31m\ufffd\ufffd]0;title\ufffd\ufffd\ufffd2J\ufffd',
  );
  expect(printable('拒\u202e绝\u2066')).toBe('拒\ufffd绝\ufffd');
});

it('keeps lines, tabs, every script and signs of currency', () => {
  const text = '企业代号\t¥1,000.00\n│ naïve 👍🏽 │ العربية\u200d\n';
  expect(printable(text)).toBe(text);
});
