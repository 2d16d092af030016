import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const decisionErrors = {
  APPLICATION_AMOUNT: {
    zh: '申请金额“{value}”分必须大于零',
    en: 'the amount applied for, {value} fen, must be above zero',
  },
  APPLICATION_TENOR: {
    zh: '申请期限“{value}”天必须是正整数',
    en: 'the tenor applied for, {value} days, must be a whole number above zero',
  },
  APPLICATION_RATE: {
    zh: '可接受利率“{value}”不在 0 与 1 之间',
    en: 'the highest rate accepted, {value}, does not lie between 0 and 1',
    hintZh: '写成小数，例如 8% 写 0.08',
    hintEn: 'write a decimal: 0.08 for 8 %',
  },
  POLICY_FORMAT_UNKNOWN: {
    zh: '这不是本版本能读的授信政策（格式“{format}”）',
    en: 'this is not a lending policy that this version reads (format "{format}")',
    hintZh: '格式应为 weir-policy/1',
    hintEn: 'the format should be weir-policy/1',
  },
  POLICY_FIELD_INVALID: {
    zh: '授信政策的“{field}”缺失或无效',
    en: 'the lending policy lacks "{field}" or it is not valid',
    hintZh: '对照 policies/ 中的示例改正',
    hintEn: 'compare with the policies that ship in policies/',
  },
  POLICY_RANGE_EMPTY: {
    zh: '授信政策的区间“{range}”是空的',
    en: 'the range {range} of the lending policy is empty',
  },
  DECISION_MEASURE_UNKNOWN: {
    zh: '“{artefact}”读取的指标“{measure}”没有任何数据来源能给出',
    en: '"{artefact}" reads the measure "{measure}", which no evidence gives',
    hintZh: '全部指标见 docs/reference/measures.md',
    hintEn: 'docs/reference/measures.md names them all',
  },
  DECISION_BEFORE_SNAPSHOT: {
    zh: '决策日 {asOf} 早于数据快照日 {snapshot}',
    en: 'the day of the decision, {asOf}, lies before the day of the snapshot, {snapshot}',
  },
  FIRMS_EMPTY: {
    zh: '企业名单里没有企业',
    en: 'the list of firms names no firm',
    hintZh: '至少一行，列名如“企业代号”',
    hintEn: 'give at least one row, under a header such as "firm"',
  },
  FIRM_LISTED_TWICE: {
    zh: '企业名单里“{firm}”出现了不止一次',
    en: 'the list of firms names "{firm}" more than once',
    hintZh: '一家企业一行',
    hintEn: 'give one row a firm',
  },
  EVIDENCE_NONE: {
    zh: '没有给出任何资料',
    en: 'no evidence was given',
    hintZh: '例如 --sales 销项.csv --purchases 进项.csv，或一个文件夹',
    hintEn: 'for example --sales sales.csv --purchases purchases.csv, or a folder',
  },
  FIRM_FOLDER_EMPTY: {
    zh: '文件夹“{folder}”里没有以资料种类命名的文件',
    en: 'the folder "{folder}" has no file named after a kind of evidence',
    hintZh: '例如 sales-invoices.csv、bank-transactions.xlsx',
    hintEn: 'for example sales-invoices.csv, bank-transactions.xlsx',
  },
  FIRM_FOLDER_MIXED: {
    zh: '文件夹属于“{firm}”，文件里却有别的企业：{others}',
    en: 'the folder is about "{firm}", but its files hold other firms: {others}',
    hintZh: '一个文件夹只放一家企业；firm.json 里的 firm 与文件中的企业代号一致',
    hintEn: 'one folder is one firm, and "firm" in firm.json is the code that the files use',
  },
  FIRM_FILE_INVALID: {
    zh: 'firm.json 的“{field}”无效',
    en: '"{field}" in firm.json is not valid',
    hintZh: '可用的键：firm、name、policy、asOf、application、facts、shock',
    hintEn: 'its keys are firm, name, policy, asOf, application, facts and shock',
  },
  RECORD_FORMAT_UNKNOWN: {
    zh: '这不是本版本能读的决策记录（缺少“{field}”）',
    en: 'this is not a decision record that this version reads ("{field}" is missing or not valid)',
    hintZh: '用 weir assess --json 产生的一行',
    hintEn: 'give one line that weir assess --json wrote',
  },
  BAND_NOT_LENT: {
    zh: '决定 {decision} 未予试放，没有还款结果',
    en: 'nothing was lent by the decision {decision}: nothing came of it',
  },
  OBJECTION_EMPTY: {
    zh: '异议没有内容',
    en: 'the objection says nothing',
    hintZh: '更正请写明哪项数据有误、应为何值；申诉请写明理由',
    hintEn: 'a correction names the datum and what it should say; an appeal says why',
  },
  OBJECTION_SETTLED: { zh: '异议已经答复（{state}）', en: 'the objection is answered already ({state})' },
  OBJECTION_REASON_EMPTY: { zh: '答复须写明理由', en: 'an answer needs a reason' },
  OBJECTION_OWN_CASE: {
    zh: '提出异议的人和经手原结果的人不能答复（{person}）',
    en: 'whoever objects, or had a hand in the result, may not answer ({person})',
  },
  REFERRAL_NOT_OPEN: {
    zh: '转人工案件的状态是“{state}”，不能提出处理意见',
    en: 'the referral is {state}: nothing can be proposed',
  },
  REFERRAL_NOT_PROPOSED: {
    zh: '转人工案件的状态是“{state}”，没有待复核的意见',
    en: 'the referral is {state}: there is no proposal to review',
  },
  REFERRAL_REASON_EMPTY: { zh: '必须写明理由', en: 'a reason must be given' },
  REFERRAL_GATE_REFUSED: {
    zh: '下列规则禁止放款，人工不能越过：{rules}',
    en: 'the law refuses this loan and no person may lend past it: {rules}',
  },
  REFERRAL_AMOUNT: {
    zh: '额度 {value} 分与处理意见不符：放款须大于零，拒绝须为零',
    en: 'a limit of {value} fen does not fit the proposal: above zero to lend, zero to decline',
  },
  REFERRAL_SAME_PERSON: {
    zh: '提出人与复核人不能是同一人（{person}）',
    en: 'the second approver may not be the person who proposed ({person})',
  },
  REFERRAL_CLOSED: {
    zh: '案件已经结束（{state}）',
    en: 'the referral is closed already ({state})',
  },
} as const satisfies ErrorCatalogue;
