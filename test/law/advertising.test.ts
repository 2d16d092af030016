import { describe, expect, it } from 'vitest';
import { loadAdvertising } from '#adapters/parameters/load-advertising.ts';
import { AdvertisingScreen } from '#domain/conduct/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';

const screen = new AdvertisingScreen(unwrap(await loadAdvertising()));
const AFTER = calendarDate('2026-10-01');
const hitsOf = (text: string, on = AFTER) => screen.check(text, on).hits;

describe('a text that may not stand', () => {
  it.each([
    ['AD-guarantee', '年化6%，本息保障，刚性兑付'],
    ['AD-guarantee', '把钱放在这里，绝不亏损，收益有保证'],
    ['AD-superlative', '全国第一的小微贷款平台'],
    ['AD-superlative', '业内费率最低，服务最好'],
    ['AD-promise', '零门槛申请，审核秒过'],
    ['AD-promise', '黑户也能贷，不看征信'],
    ['AD-promise', '专业征信修复，内部渠道'],
    ['AD-inducement', '低风险高收益，稳健之选'],
    ['AD-rate', '借一万每天只需三元，零利息'],
    ['AD-daily-rate', '日利率0.02%，随借随还'],
    ['AD-endorsement', '国家认可，央行备案的正规平台'],
    ['AD-fundraising', '存入即送，年化收益高达15%'],
    ['AD-overborrowing', '没钱就借，贷款炒股也可以'],
  ])('is found as %s: %s', (family, text) => {
    expect(hitsOf(text).map((hit) => hit.family)).toContain(family);
  });

  it.each([
    ['blanks', '保 本 保 息'],
    ['emoji', '零⭐门⭐槛'],
    ['full stops between all characters', '不。看。征。信'],
    ['zero-width characters', '秒\u200b到\u200b账'],
    ['traditional characters', '零門檻，黑戶也能貸'],
    ['full-width digits', '１００％下款'],
    ['an emoji for a number', '💯下款'],
    ['written pinyin', 'bao本bao息'],
    ['characters of the same sound', '零门坎，刚性对付，不看征新'],
    ['doubled characters', '保保本本'],
  ])('is found through %s', (_, text) => {
    expect(hitsOf(text)).not.toEqual([]);
  });

  it('is found where it stands, in characters, with the text as it was written', () => {
    const [hit] = hitsOf('😀本产品保 本，详询客服');
    expect(hit).toMatchObject({ from: 4, to: 7, text: '保 本' });
  });
});

describe('a text that may stand', () => {
  it.each([
    '年化利率（单利）7.2%起，贷款由示例小额贷款有限公司发放。贷款有风险，借款需谨慎。',
    '我司不承诺保本，投资有风险，投资需谨慎。',
    '谨防“零门槛”“秒到账”等贷款骗局。',
    '凡是承诺不看征信、百分百放款的广告都是骗人的，请勿轻信。',
    '请确保本人操作，每月15日还款，最大程度保护您的权益，第一步填写资料。',
    '本公司从不以内部渠道、征信修复等名义收费。',
    '日利率0.02%，年化利率7.3%，由某银行发放贷款，请理性借贷。',
    '额度最高50万元，最长36期，具体以审批结果为准。',
    '平稳过渡期内，可抵利息的券请在当日使用。',
  ])('%s', (text) => {
    expect(hitsOf(text)).toEqual([]);
  });
});

describe('the day of publication', () => {
  it('decides which words count and which articles are cited: 30 September 2026 for inducing words', () => {
    expect(hitsOf('低风险产品', calendarDate('2026-09-29'))).toEqual([]);
    expect(hitsOf('低风险产品', calendarDate('2026-09-30'))).toHaveLength(1);
    const before = hitsOf('保本', calendarDate('2019-12-31'))[0]!;
    expect(before.bases.map(({ instrument }) => instrument)).toEqual(['ADL']);
    expect(hitsOf('保本')[0]!.bases.map(({ instrument }) => instrument)).toEqual(['ADL', 'MKT-2019', 'OMK-2026']);
  });

  it('decides which disclosures are owed by a text that advertises a loan', () => {
    const missing = (on: string) =>
      screen.check('随借随还的小微贷款', calendarDate(on)).missingDisclosures.map(({ id }) => id);
    expect(missing('2021-03-01')).toEqual([]);
    expect(missing('2022-01-01')).toEqual(['annual-rate']);
    expect(missing('2026-10-01')).toEqual(['annual-rate', 'lender', 'risk-warning']);
    expect(screen.check('我们的办公室搬家了', AFTER).missingDisclosures).toEqual([]);
  });
});
