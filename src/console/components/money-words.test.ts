import { describe, expect, it } from 'vitest';
import { compactYuan, exactYuan } from './money-words.ts';

describe('money in words', () => {
  it.each([
    [0n, '0.00 元', '¥0.00'],
    [12_345n, '123.45 元', '¥123.45'],
    [99_999_949n, '100.00 万元', '¥1,000.00k'],
    [123_456_789n, '123.46 万元', '¥1.23m'],
    [-500_000_000n, '−500.00 万元', '−¥5.00m'],
    [1_234_567_890_123n, '123.46 亿元', '¥12.35bn'],
  ])('reads %d fen as %s and %s', (fen, zh, en) => {
    expect([compactYuan(fen, 'zh'), compactYuan(fen, 'en')]).toEqual([zh, en]);
  });

  it('says the exact amount to the fen, grouped', () => {
    expect(exactYuan(-123_456_789n, 'zh')).toBe('−1,234,567.89 元');
    expect(exactYuan(100n, 'en')).toBe('¥1.00');
  });
});
