import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { open, type SealedPlace, seal } from './envelope.ts';
import { masterKey } from './master-key.ts';

const KEY = new Uint8Array(32).fill(7);
const PLACE: SealedPlace = { institutionId: 'inst_A', table: 'firm', column: 'code', row: 'firm_1' };

describe('a sealed value', () => {
  it('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (plain) => {
        expect(new Uint8Array(unwrap(open(KEY, PLACE, seal(KEY, PLACE, plain))))).toEqual(plain);
      }),
    );
  });

  it('is refused after any one bit was changed', () => {
    const sealed = seal(KEY, PLACE, new Uint8Array([1, 2, 3]));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(open(KEY, PLACE, changed)).toMatchObject({ ok: false, error: { code: 'SEALED_VALUE_REFUSED' } });
    }
  });

  it('is refused in another institution, table, column or row, under another key, and cut short', () => {
    const sealed = seal(KEY, PLACE, new Uint8Array([1, 2, 3]));
    const moved = (['institutionId', 'table', 'column', 'row'] as const).map((part) => ({ ...PLACE, [part]: 'other' }));
    expect(moved.map((place) => open(KEY, place, sealed).ok)).toEqual([false, false, false, false]);
    expect(open(new Uint8Array(32), PLACE, sealed).ok).toBe(false);
    expect(open(KEY, PLACE, sealed.subarray(0, 20)).ok).toBe(false);
  });

  it('never looks the same twice', () => {
    const one = seal(KEY, PLACE, new Uint8Array(8));
    expect(Buffer.compare(one, seal(KEY, PLACE, new Uint8Array(8)))).not.toBe(0);
  });
});

describe('the master key', () => {
  const master = masterKey(KEY);

  it('unwraps a subject’s key for that subject of that institution only', () => {
    const wrapped = master.wrap('inst_A', 'firm_1', new Uint8Array(32).fill(9));
    expect(new Uint8Array(unwrap(master.unwrap('inst_A', 'firm_1', wrapped)))).toEqual(new Uint8Array(32).fill(9));
    expect(master.unwrap('inst_A', 'firm_2', wrapped).ok).toBe(false);
    expect(master.unwrap('inst_B', 'firm_1', wrapped).ok).toBe(false);
    expect(masterKey(new Uint8Array(32)).unwrap('inst_A', 'firm_1', wrapped).ok).toBe(false);
  });

  it('indexes a value alike however wide it is typed, and apart by field and institution', () => {
    const index = (institution: string, field: string, value: string) =>
      Buffer.from(master.blindIndex(institution, field, value)).toString('hex');
    expect(index('inst_A', 'firm.code', '９１A ')).toBe(index('inst_A', 'firm.code', '91A'));
    expect(index('inst_A', 'firm.code', '91A')).not.toBe(index('inst_A', 'firm.name', '91A'));
    expect(index('inst_A', 'firm.code', '91A')).not.toBe(index('inst_B', 'firm.code', '91A'));
  });
});
