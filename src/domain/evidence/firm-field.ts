import { fieldsOf } from './kinds/define.ts';

/** The field that every kind has: whose record it is. An attribute to join on, never an input of a decision. */
export const FIRM_FIELD = fieldsOf('data steward', 'C2')('firm', 'text', {
  required: true,
  zh: '企业代号',
  en: 'firm',
  zhNames: [
    '企业编号',
    '企业ID',
    '企业代码',
    '企业编码',
    '企业号',
    '客户编号',
    '客户代码',
    '客户号',
    '借款人代号',
    '借款企业',
    '公司代号',
    '公司代码',
    '公司编号',
    '主体代码',
    '主体编号',
    '纳税人识别号',
    '社会信用代码',
  ],
  enNames: [
    'firm id',
    'firm code',
    'company',
    'company id',
    'company code',
    'enterprise',
    'enterprise id',
    'enterprise code',
    'client id',
    'borrower',
    'borrower id',
    'taxpayer id',
  ],
});

/** Headers that may name the firm where no other does, the surest first: also where they are a field of the kind as well. */
export const FIRM_STAND_INS = [
  '统一社会信用代码',
  'unified social credit code',
  'credit code',
  'uscc',
  '企业名称',
  '公司名称',
  '单位名称',
  'firm name',
  'company name',
  'enterprise name',
  'borrower name',
] as const;
