import { describe, expect, it } from 'vitest';
import { type KindGuess, mapOf, missingOf } from './session-file.ts';

const GUESS: KindGuess = {
  kind: 'bank-transactions',
  confidence: 0.7,
  columns: [
    { header: '交易日期', field: 'on', how: 'known', confidence: 1 },
    { header: '进账额', field: 'inFen', how: 'similar', confidence: 0.6 },
    { header: '客户', field: null, how: 'none', confidence: 0 },
  ],
  missing: [
    { field: 'firm', or: [] },
    { field: 'outFen', or: [['inFen']] },
  ],
};

describe('how a file is read as a person says', () => {
  it('tells the import what was guessed or chosen, and leaves to the catalogue what it knows', () => {
    const reading = { kind: GUESS.kind, chosen: { 客户: 'firm' } };
    expect(mapOf(GUESS, reading)).toEqual({ 进账额: 'inFen', 客户: 'firm' });
    expect(missingOf(GUESS, reading)).toEqual([]);
  });

  it('misses what nobody gives, and leaves out a column that was struck', () => {
    const reading = { kind: GUESS.kind, chosen: { 进账额: '' } };
    expect(mapOf(GUESS, reading)).toEqual({});
    expect(missingOf(GUESS, reading)).toEqual(['firm', 'outFen']);
  });
});
