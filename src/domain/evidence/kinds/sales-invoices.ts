import type { KindDefinition } from '../kind.ts';
import { INVOICE_KIND, invoiceFields } from './invoice-fields.ts';

/** VAT invoices that the firm issued (销项). */
export const salesInvoices: KindDefinition = {
  ...INVOICE_KIND,
  kind: 'sales-invoices',
  title: { zh: '销项发票', en: 'sales invoices' },
  firmSynonyms: ['销方识别号', '销售方识别号', '销方纳税人识别号', '销方税号', 'seller', 'seller id', 'seller tax id'],
  fields: invoiceFields({
    zh: '购方',
    en: 'buyer',
    codes: [
      '购方单位代号',
      '购买方识别号',
      '购方纳税人识别号',
      '购买方纳税人识别号',
      '购方税号',
      '购买方税号',
      '购方统一社会信用代码',
      '购方代号',
      '购方代码',
      '买方',
      '购方',
    ],
    names: ['购买方名称', '购方企业名称', '购货单位', '购货方', '客户名称', '客户', '购买方'],
    enNames: ['buyer', 'buyer id', 'buyer code', 'buyer tax id', 'customer', 'customer id', 'purchaser'],
  }),
};
