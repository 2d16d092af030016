import { dayNumber } from '#domain/kernel/index.ts';
import type { CountyBlock, CountyOptions } from './county.ts';
import type { CountyFile } from './deliver.ts';
import { shocksOf } from './economy.ts';
import { firstDayOf } from './running-costs.ts';
import { date } from './written.ts';

/** The truth about the firms, apart from what they deliver. */
export const TRUTH_FILES: readonly CountyFile[] = [
  {
    name: 'truth/firms',
    header:
      'firm,role,industry,province,sound,pd,defaultsOn,failsOn,frauds,lookAlikes,annualRevenueFen,monthlySalesYuan,weakness,drift,shockFactor,invoicesBefore,bankBefore,statementsBefore,taxReturnsBefore',
    lines: ({ plan, truth, delivery }) => [
      [
        plan.code,
        plan.role?.name ?? '',
        plan.profile.division,
        plan.province,
        truth.sound,
        truth.pd.toFixed(6),
        truth.defaultsOn === null ? '' : date(truth.defaultsOn),
        plan.failsOn ?? '',
        truth.frauds.join(' '),
        truth.innocents.join(' '),
        truth.annualRevenueFen,
        plan.monthlySalesYuan.toFixed(2),
        plan.weakness.toFixed(4),
        plan.drift.toFixed(5),
        truth.shockFactor.toFixed(4),
        ...[delivery.invoices, delivery.bank, delivery.statements, delivery.taxReturns].map((day) =>
          day === null ? '' : date(day),
        ),
      ].join(','),
    ],
  },
  {
    name: 'truth/settlements',
    header: 'firm,on,minute,counterparty,signedFen,settles',
    lines: ({ plan, whole }) =>
      whole.bank
        .filter(({ settles }) => settles.length > 0)
        .map(
          (t) =>
            `${plan.code},${date(t.on)},${t.minute},${t.counterparty},${t.inFen - t.outFen},${t.settles.join(' ')}`,
        ),
  },
];

export const SCHEMES_HEADER = 'scheme,kind,guilty,firms,others,startsOn,endsOn,amountFen,records';

/** What a block hides, one line a scheme; fraud that the firms of the block have taken part in, innocents that look alike beside it. */
export function schemeLines({ schemes }: CountyBlock): string[] {
  return schemes.map((s) =>
    [
      s.id,
      s.kind,
      s.guilty,
      s.firms.join(' '),
      s.others.join(' '),
      date(s.startsOn),
      date(s.endsOn),
      s.amountFen,
      s.records.length,
    ].join(','),
  );
}

export const SCHEME_RECORDS_HEADER = 'scheme,firm,kind,key';

/** The records by which each scheme can be proved: invoice numbers, and movements as day number, minute, counterparty and signed fen. */
export function schemeRecordLines({ schemes }: CountyBlock): string[] {
  return schemes.flatMap(({ id, records }) => records.map(({ firm, kind, key }) => `${id},${firm},${kind},${key}`));
}

export function shockLines({ seed, until }: CountyOptions): string[] {
  return [
    'shock,divisions,provinces,fromOn,before,factor,cost',
    ...shocksOf(seed, dayNumber(until)).map((s) =>
      [
        s.name,
        s.divisions.join(' '),
        s.provinces.join(' '),
        date(firstDayOf(s.from)),
        date(firstDayOf(s.to)),
        s.factor,
        s.cost,
      ].join(','),
    ),
  ];
}
