import { CATALOGUE, type FieldDefinition, type KindDefinition } from '#domain/evidence/index.ts';

/** A field under all headers by which either side of a trade knows it, none of them required by itself. */
function joined(fields: readonly FieldDefinition[], zh: readonly string[], en: readonly string[]): FieldDefinition {
  const [first] = fields;
  const names = (language: 'zh' | 'en') => [
    ...new Set(fields.flatMap(({ synonyms, meaning }) => [meaning[language], ...synonyms[language]])),
  ];
  return { ...first!, required: false, synonyms: { zh: [...names('zh'), ...zh], en: [...names('en'), ...en] } };
}

function fieldOf(kind: KindDefinition, name: string): FieldDefinition {
  const field = kind.fields.find((one) => one.name === name);
  if (!field) throw new Error(`${kind.kind} has no field ${name}`);
  return field;
}

const SALES = CATALOGUE['sales-invoices'];
const PURCHASES = CATALOGUE['purchase-invoices'];
const BANK = CATALOGUE['bank-transactions'];
const both = (name: string) => [fieldOf(SALES, name), fieldOf(PURCHASES, name)];

function itemKind(
  source: KindDefinition,
  fields: readonly FieldDefinition[],
  required: readonly string[],
): KindDefinition {
  return {
    kind: source.kind,
    title: source.title,
    cadenceDays: source.cadenceDays,
    rhythm: source.rhythm,
    eventField: source.eventField,
    identity: [],
    firmSynonyms: [],
    derivable: { amountFen: [['totalFen'], ['inFen'], ['outFen']], issuedOn: [['on']], on: [['at']] },
    fields: fields.map((field) => ({ ...field, required: required.includes(field.name) })),
  };
}

/** What is billed, for matching, in whatever table has an id, a counterparty, a day and an amount, that of an invoice as well as a plain list. */
export const BILLED_ITEMS: KindDefinition = itemKind(
  SALES,
  [
    joined(both('number'), ['编号', '单号', '应收单号', '账单号'], ['id', 'invoice', 'bill', 'bill id', 'document']),
    joined(both('counterparty'), ['单位', '对方', '客户编号', '供应商编号'], ['party', 'account', 'client']),
    joined(both('counterpartyName'), [], ['name', 'party name']),
    joined(both('issuedOn'), ['单据日期', '到期日期'], ['day', 'due date', 'invoiced on']),
    joined(both('amountFen'), ['应收金额', '应付金额'], ['value', 'due']),
    joined(both('taxFen'), [], []),
    joined(both('totalFen'), [], []),
    joined(both('status'), [], []),
  ],
  ['number', 'issuedOn', 'amountFen'],
);

/** What is paid, for matching: a bank statement or a plain list. */
export const PAID_ITEMS: KindDefinition = itemKind(
  BANK,
  [
    joined([fieldOf(BANK, 'serial')], ['编号', '单号', '付款编号', '收款编号'], ['payment', 'payment id', 'receipt']),
    joined(
      [fieldOf(BANK, 'counterparty')],
      ['单位', '对方', '客户', '供应商', '付款人', '付款方'],
      ['party', 'customer', 'supplier', 'client', 'buyer', 'seller', 'counterparty id'],
    ),
    joined([fieldOf(BANK, 'on')], ['付款日期', '收款日期', '到账日期'], ['day', 'paid on', 'payment date']),
    joined([fieldOf(BANK, 'at')], [], []),
    joined([fieldOf(BANK, 'amountFen')], ['付款金额', '收款金额', '到账金额'], ['value', 'paid amount']),
    joined([fieldOf(BANK, 'inFen')], [], []),
    joined([fieldOf(BANK, 'outFen')], [], []),
    joined([fieldOf(BANK, 'direction')], [], []),
  ],
  ['amountFen', 'on'],
);
