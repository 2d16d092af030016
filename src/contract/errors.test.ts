import { describe, expect, it } from 'vitest';
import { describeFailure } from './errors.ts';

describe('the words for a failure', () => {
  const params = { verb: 'decide', citation: '金规〔2025〕9号第七条' };

  it('come in the language asked for, with what was wrong filled in', () => {
    const { message, hint } = describeFailure(
      { code: 'VERB_OFF_BY_LICENCE', params: { ...params, instead: 'POST /v1/recommendations' } },
      'zh',
    );
    expect(message).toBe('本机构的牌照不允许“decide”：金规〔2025〕9号第七条');
    expect(hint).toBe('POST /v1/recommendations');
  });

  it('have no hint where there is nothing to say', () => {
    expect(
      describeFailure({ code: 'VERB_OFF_BY_LICENCE', params: { ...params, instead: '' } }, 'en'),
    ).not.toHaveProperty('hint');
  });

  it('do not exist for an unknown code, which is a broken invariant', () => {
    expect(() => describeFailure({ code: 'NO_SUCH_CODE' }, 'en')).toThrow('NO_SUCH_CODE');
  });
});
