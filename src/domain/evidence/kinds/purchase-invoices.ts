import type { KindDefinition } from '../kind.ts';
import { INVOICE_KIND, invoiceFields } from './invoice-fields.ts';

/** VAT invoices that the firm received (进项). */
export const purchaseInvoices: KindDefinition = {
  ...INVOICE_KIND,
  kind: 'purchase-invoices',
  title: { zh: '进项发票', en: 'purchase invoices' },
  firmSynonyms: ['购方识别号', '购买方识别号', '购方纳税人识别号', '购方税号', 'buyer', 'buyer id', 'buyer tax id'],
  fields: invoiceFields({
    zh: '销方',
    en: 'seller',
    codes: [
      '销方单位代号',
      '销售方识别号',
      '销方纳税人识别号',
      '销售方纳税人识别号',
      '销方税号',
      '销售方税号',
      '销方统一社会信用代码',
      '销方代号',
      '销方代码',
      '卖方',
      '销方',
    ],
    names: ['销售方名称', '销方企业名称', '销货单位', '销货方', '供应商名称', '供应商', '销售方'],
    enNames: ['seller', 'seller id', 'seller code', 'seller tax id', 'supplier', 'supplier id', 'vendor'],
  }),
};
