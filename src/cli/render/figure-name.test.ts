import { describe, expect, it } from 'vitest';
import { PRICE_COMPONENTS } from '#domain/terms/index.ts';
import { figureName } from './figure-name.ts';

describe('the name of a figure', () => {
  it.each([...PRICE_COMPONENTS, 'below-break-even', 'below-floor', 'covered', 'above-ceiling', 'policy-cap'])(
    'is Chinese for %s',
    (name) => {
      expect(figureName(name, 'zh')).toMatch(/\p{Script=Han}/u);
    },
  );

  it('is its key in words in English', () => {
    expect(figureName('breakEvenRate', 'en')).toBe('break even rate');
    expect(figureName('policy-cap', 'en')).toBe('policy cap');
  });
});
