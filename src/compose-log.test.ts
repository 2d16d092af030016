import { describe, expect, it } from 'vitest';
import { chooseInstitution } from './compose-log.ts';

const county = { institutionId: 'inst_1', code: 'county', name: '示范县小额贷款' };
const city = { institutionId: 'inst_2', code: 'city', name: '示范市小额贷款' };

describe('the institution that a command means', () => {
  it('is the only one, or the one that its short name or id names', () => {
    expect(chooseInstitution([county], undefined)).toEqual({ ok: true, value: 'inst_1' });
    expect(chooseInstitution([county, city], 'city')).toEqual({ ok: true, value: 'inst_2' });
    expect(chooseInstitution([county, city], 'inst_1')).toEqual({ ok: true, value: 'inst_1' });
  });

  it('is asked for where there are several, and where the name fits none', () => {
    const unclear = { ok: false, error: { code: 'INSTITUTION_UNCLEAR', params: { known: 'county, city' } } };
    expect(chooseInstitution([county, city], undefined)).toEqual(unclear);
    expect(chooseInstitution([county, city], 'town')).toEqual(unclear);
  });

  it('is said to be missing where the store has none', () => {
    expect(chooseInstitution([], undefined)).toEqual({ ok: false, error: { code: 'INSTITUTION_NONE' } });
  });
});
