import { parseCreditCode } from '#domain/reference/index.ts';
import type { KindDefinition } from '../kind.ts';
import type { EvidenceTable } from '../table.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('data steward', 'open');

/** Whether the credit code, where there is one, has the check characters that GB 32100 demands. */
function hasSoundCode(table: EvidenceTable): (row: number) => boolean {
  const codes = table.columns.creditCode;
  if (codes?.type !== 'text') return () => true;
  const sound = codes.values.map((code) => parseCreditCode(code).ok);
  return (row) => codes.codes[row]! < 0 || sound[codes.codes[row]!]!;
}

/** The firm as the market regulator's register shows it. */
export const registration: KindDefinition = {
  kind: 'registration',
  title: { zh: '工商登记', en: 'business registration' },
  cadenceDays: 365,
  rhythm: 'state',
  eventField: 'asOn',
  identity: [],
  firmSynonyms: [],
  derivable: {},
  lawful: hasSoundCode,
  fields: [
    field('asOn', 'date', {
      zh: '查询日期',
      en: 'queried on',
      zhNames: ['查询时间', '数据日期', '核准日期', '更新日期', '截至日期'],
      enNames: ['as on', 'as of', 'query date', 'updated on', 'retrieved on'],
    }),
    field('creditCode', 'text', {
      zh: '统一社会信用代码',
      en: 'unified social credit code',
      zhNames: ['信用代码', '注册号', '工商注册号', '组织机构代码'],
      enNames: ['credit code', 'uscc', 'registration number'],
    }),
    field('name', 'text', {
      zh: '企业名称',
      en: 'name',
      zhNames: ['名称', '公司名称', '单位名称', '字号名称'],
      enNames: ['firm name', 'company name', 'legal name'],
    }),
    field('establishedOn', 'date', {
      zh: '成立日期',
      en: 'established on',
      zhNames: ['成立时间', '注册日期', '设立日期'],
      enNames: ['founded', 'established', 'incorporation date', 'date of establishment'],
    }),
    field('registeredCapitalFen', 'fen', {
      zh: '注册资本',
      en: 'registered capital',
      zhNames: ['注册资金', '认缴资本', '认缴出资额'],
      enNames: ['capital'],
    }),
    field('paidInCapitalFen', 'fen', { zh: '实缴资本', en: 'paid-in capital', zhNames: ['实收资本', '实缴出资额'] }),
    field('industry', 'text', {
      zh: '行业代码',
      en: 'industry',
      zhNames: ['所属行业', '行业', '行业门类', '国标行业', '行业分类', '国民经济行业代码'],
      enNames: ['industry code', 'sector'],
    }),
    field('region', 'text', {
      zh: '行政区划代码',
      en: 'region',
      zhNames: [
        '省份代码',
        '地区代码',
        '所在地区',
        '所属地区',
        '省份',
        '地区',
        '住所地',
        '登记地',
        '所属省份',
        '区县代码',
      ],
      enNames: ['region code', 'province', 'area', 'division code'],
    }),
    field('address', 'text', {
      sensitivity: 'C2',
      zh: '住所',
      en: 'address',
      zhNames: ['注册地址', '地址', '经营场所', '企业地址'],
      enNames: ['registered address'],
    }),
    field('status', 'choice', {
      zh: '登记状态',
      en: 'status',
      zhNames: ['经营状态', '企业状态', '状态'],
      enNames: ['registration status'],
      choices: [
        choice(
          'active',
          '存续',
          '在业',
          '开业',
          '在营',
          '正常',
          '存续（在营、开业、在册）',
          '登记成立',
          '迁入',
          'open',
          'normal',
        ),
        choice('suspended', '歇业', '停业', '责令停业', 'dormant'),
        choice('revoked', '吊销', '吊销未注销', '撤销', '责令关闭'),
        choice('liquidating', '清算', '清算中', '破产清算', 'in liquidation', 'bankruptcy'),
        choice('deregistered', '注销', '已注销', '吊销已注销', '迁出', 'closed', 'dissolved'),
      ],
    }),
    field('legalForm', 'choice', {
      zh: '企业类型',
      en: 'legal form',
      zhNames: ['公司类型', '主体类型', '市场主体类型', '类型', '法人类型'],
      enNames: ['type', 'entity type', 'company type'],
      choices: [
        choice(
          'company',
          '有限责任公司',
          '有限公司',
          '公司',
          '一人有限责任公司',
          '有限责任公司（自然人独资）',
          '有限责任公司（自然人投资或控股）',
          '股份有限公司',
          '股份公司',
          'limited company',
        ),
        choice('sole-trader', '个体工商户', '个体', '个体经营', '个体户', 'sole proprietor'),
        choice('sole-proprietorship', '个人独资企业', '独资企业'),
        choice('partnership', '合伙企业', '普通合伙', '有限合伙', '有限合伙企业', '普通合伙企业'),
        choice('cooperative', '农民专业合作社', '合作社'),
        choice('other', '其他', '分公司', '全民所有制', '集体所有制'),
      ],
    }),
    field('employees', 'integer', {
      unit: 'persons',
      zh: '从业人数',
      en: 'employees',
      zhNames: ['员工人数', '职工人数', '人数', '参保人数', '从业人员'],
      enNames: ['headcount', 'staff', 'number of employees'],
    }),
    field('legalPerson', 'text', {
      sensitivity: 'C3',
      zh: '法定代表人',
      en: 'legal representative',
      zhNames: ['法人', '法人代表', '负责人', '经营者'],
      enNames: ['legal person', 'owner'],
    }),
    field('abnormal', 'boolean', {
      zh: '是否列入经营异常名录',
      en: 'on the list of abnormal operation',
      zhNames: ['经营异常', '经营异常名录', '是否异常'],
      enNames: ['abnormal', 'abnormal operation'],
    }),
    field('scope', 'text', { zh: '经营范围', en: 'business scope', zhNames: ['主营业务'], enNames: ['scope'] }),
  ],
};
