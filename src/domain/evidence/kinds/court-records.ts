import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('legal officer', 'open');

/** Lawsuits, enforcement and dishonesty lists as courts publish them, one record a case. */
export const courtRecords: KindDefinition = {
  kind: 'court-records',
  title: { zh: '司法记录', en: 'court records' },
  cadenceDays: 90,
  rhythm: 'state',
  eventField: 'filedOn',
  identity: ['caseNumber', 'type', 'filedOn'],
  supersededBy: 'status',
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('filedOn', 'date', {
      required: true,
      zh: '立案日期',
      en: 'filed on',
      zhNames: ['立案时间', '发布日期', '判决日期', '公告日期', '日期'],
      enNames: ['filing date', 'date', 'published on'],
    }),
    field('caseNumber', 'text', {
      required: true,
      zh: '案号',
      en: 'case number',
      zhNames: ['案件号', '执行案号'],
      enNames: ['case no', 'case id', 'case'],
    }),
    field('type', 'choice', {
      zh: '记录类型',
      en: 'type of record',
      zhNames: ['案件类型', '类型', '类别'],
      enNames: ['type', 'case type'],
      choices: [
        choice('lawsuit', '诉讼', '裁判文书', '民事', '民事案件', '民事判决', '开庭公告', '起诉', 'civil'),
        choice('enforcement', '被执行人', '执行', '执行案件', '强制执行', 'executed'),
        choice('dishonesty', '失信被执行人', '失信', '老赖', 'dishonest', 'dishonest judgment debtor'),
        choice('consumption-limit', '限制高消费', '限高', '限制消费令'),
        choice('criminal', '刑事', '刑事案件'),
        choice('administrative', '行政处罚', '行政', '行政案件', 'penalty'),
        choice('bankruptcy', '破产', '破产案件', '破产重整'),
        choice('other', '其他'),
      ],
    }),
    field('role', 'choice', {
      zh: '诉讼地位',
      en: 'role of the firm',
      zhNames: ['当事人地位', '身份', '案件身份', '角色'],
      enNames: ['role', 'party role'],
      choices: [
        choice('plaintiff', '原告', '申请人', '上诉人', '申请执行人', 'claimant'),
        choice('defendant', '被告', '被申请人', '被上诉人', '被执行人', 'respondent'),
        choice('third-party', '第三人', '其他'),
      ],
    }),
    field('cause', 'text', { zh: '案由', en: 'cause of action', enNames: ['cause'] }),
    field('amountFen', 'fen', {
      zh: '涉案金额',
      en: 'amount at stake',
      zhNames: ['标的金额', '执行标的', '标的额', '金额', '案件金额'],
      enNames: ['amount', 'claim amount'],
    }),
    field('status', 'choice', {
      zh: '案件状态',
      en: 'status',
      zhNames: ['状态', '结案状态', '履行情况'],
      enNames: ['case status', 'state'],
      choices: [
        choice('open', '审理中', '未结案', '执行中', '未履行', '全部未履行', '部分未履行', '部分履行', 'pending'),
        choice('closed', '已结案', '结案', '已履行', '全部已履行', '终结', '终本', '撤诉', 'settled', 'dismissed'),
      ],
    }),
    field('closedOn', 'date', { zh: '结案日期', en: 'closed on', zhNames: ['结案时间'], enNames: ['closing date'] }),
    field('court', 'text', { zh: '法院', en: 'court', zhNames: ['受理法院', '执行法院', '审理法院'] }),
  ],
};
