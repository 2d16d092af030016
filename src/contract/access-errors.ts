import type { ErrorCatalogue } from '#domain/kernel/index.ts';

/** What the access module refuses. */
export const accessErrors = {
  SIGN_IN_REFUSED: {
    zh: '机构、用户名或密码不正确',
    en: 'institution, name or password is wrong',
  },
  ACCOUNT_LOCKED: {
    zh: '失败次数过多，账户暂时锁定，{seconds} 秒后再试',
    en: 'too many failures: the account is locked, try again in {seconds} seconds',
    hintZh: '管理员可以解锁',
    hintEn: 'an administrator can unlock it',
  },
  PASSWORD_TOO_WEAK: { zh: '密码太弱：{why}', en: 'the password is too weak: {why}' },
  ACCOUNT_NAME_TAKEN: { zh: '用户名“{name}”已被使用', en: 'the name {name} is taken' },
  BORROWER_NEEDS_FIRM: {
    zh: '借款人账户必须写明所代表的企业，且不能兼任其他角色',
    en: 'a borrower account names the firm that it speaks for and holds no other role',
  },
  PERSON_NEEDED: {
    zh: '须由本人登录后办理，程序密钥不能代替人',
    en: 'a person must do this signed in; the key of a program counts for nobody',
  },
  LAST_ADMINISTRATOR: {
    zh: '不能停用或降级最后一名管理员',
    en: 'the last administrator cannot be disabled or lose the role',
  },
  INSTITUTION_CODE_TAKEN: { zh: '机构代码“{code}”已被使用', en: 'the institution code {code} is taken' },
  ACTOR_TYPE_UNKNOWN: {
    zh: '“{type}”不是机构类型',
    en: '{type} is not an institution type',
    hintZh: '可用的类型：{known}',
    hintEn: 'types: {known}',
  },
  LENDER_UNLICENSED: {
    zh: '没有“{type}”的放贷牌照，不能作为放贷机构设立',
    en: 'an institution of type {type} without a licence for it cannot be set up as a lender',
    hintZh: '未经批准不得从事放贷业务（银行业监督管理法第十九条；小额贷款公司监督管理暂行办法）',
    hintEn: 'lending as a business needs approval (Banking Supervision Law art. 19; Measures on Micro-loan Companies)',
  },
  LICENCE_OUT_OF_DATE: { zh: '牌照“{number}”在 {on} 不在有效期内', en: 'licence {number} is not in force on {on}' },
  PROVINCE_UNKNOWN: { zh: '“{province}”不是省级行政区代码', en: '{province} is not the code of a province' },
  VERB_OFF_BY_LICENCE: {
    zh: '本机构的牌照不允许“{verb}”：{citation}',
    en: 'the licences of this institution do not allow to {verb}: {citation}',
    hintZh: '{instead}',
    hintEn: '{instead}',
  },
} as const satisfies ErrorCatalogue;
