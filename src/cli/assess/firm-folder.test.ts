import { describe, expect, it } from 'vitest';
import { firmOfFolder } from './firm-folder.ts';

describe('the firm of a folder', () => {
  it('is the one that its files name, where firm.json names none', () => {
    expect(firmOfFolder({ firm: 'shop', stated: false }, ['E124'], 'shop')).toEqual({ ok: true, value: 'E124' });
    expect(firmOfFolder({ firm: 'shop', stated: false }, ['shop'], 'shop')).toEqual({ ok: true, value: 'shop' });
    expect(firmOfFolder({ firm: 'E124', stated: true }, ['E124'], 'shop')).toEqual({ ok: true, value: 'E124' });
  });

  it('is never decided on the records of another', () => {
    for (const [firm, stated, delivered] of [
      ['E1', true, ['E2']],
      ['E1', true, ['E1', 'E2']],
      ['shop', false, ['E1', 'E2']],
    ] as const)
      expect(firmOfFolder({ firm, stated }, delivered, 'shop')).toMatchObject({ error: { code: 'FIRM_FOLDER_MIXED' } });
  });
});
