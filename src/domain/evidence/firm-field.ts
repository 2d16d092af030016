import { fieldsOf } from './kinds/define.ts';

/** The field that every kind has: whose record it is. An attribute to join on, never an input of a decision. */
export const FIRM_FIELD = fieldsOf('data steward', 'C2')('firm', 'text', {
  required: true,
  zh: '企业代号',
  en: 'firm',
  zhNames: [
    '企业编号',
    '企业ID',
    '客户编号',
    '借款人代号',
    '借款企业',
    '公司代号',
    '主体代码',
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
    'borrower',
    'borrower id',
    'taxpayer id',
  ],
});
