import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#domain/kernel/index.ts';
import { type Attempts, afterFailure, isLocked } from './lock-out.ts';
import { checkPassword } from './password-rules.ts';
import { csrfOf, mintToken, readToken, sameText } from './token.ts';

describe('a password', () => {
  it.each([
    ['Short1!', 'too short'],
    ['lowercaseonlyhere', 'one class'],
    ['Password1234', 'common'],
    ['Li-Lei-2026-x', 'holds the name'],
    ['Aa1Aa1Aa1Aa1', 'few characters'],
  ])('%s is refused: %s', (password) => {
    expect(checkPassword(password, 'li-lei')).toMatchObject({ ok: false, error: { code: 'PASSWORD_TOO_WEAK' } });
  });

  it.each(['Dujiangyan-256bc', '一道没有坝的堰分水泄洪排沙两千年以上了呢', 'correct horse battery staple'])(
    '%s is taken',
    (password) => {
      expect(checkPassword(password, 'li-lei').ok).toBe(true);
    },
  );
});

describe('the lock-out', () => {
  it('closes at the fifth failure for a minute and for twice as long with each further one, at most a quarter of an hour', () => {
    const now = instant(1_000_000);
    let attempts: Attempts = { failures: 0, lockedUntil: undefined };
    const locks: number[] = [];
    for (let i = 0; i < 20; i++) {
      attempts = afterFailure(attempts, now);
      locks.push(attempts.lockedUntil === undefined ? 0 : (attempts.lockedUntil - now) / 1000);
    }
    expect(locks.slice(0, 7)).toEqual([0, 0, 0, 0, 60, 120, 240]);
    expect(Math.max(...locks)).toBe(900);
    expect(isLocked(attempts, now)).toBe(true);
    expect(isLocked(attempts, instant(now + 900_000))).toBe(false);
  });
});

describe('a token', () => {
  const chance = { bytes: (n: number) => Uint8Array.from({ length: n }, (_, i) => i * 7) };

  it('names its institution and row, and keeps its secret to itself', () => {
    const minted = mintToken('inst_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'key_01ARZ3NDEKTSV4RRFFQ69G5FAW', chance);
    expect(readToken(minted.text)).toEqual({
      kind: 'key',
      institution: 'inst_01ARZ3NDEKTSV4RRFFQ69G5FAV',
      id: 'key_01ARZ3NDEKTSV4RRFFQ69G5FAW',
      secretHash: minted.secretHash,
    });
    expect(minted.text).not.toContain(minted.secretHash);
    expect(csrfOf(minted.secretHash)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is not read out of anything else', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => readToken(text) === undefined));
  });

  it('compares as text does', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameText(a, b) === (a === b) && sameText(a, a)));
  });
});
