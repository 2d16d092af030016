import {
  type CalendarDate,
  calendarDate,
  type DatedValue,
  effectiveOn,
  type RatePpb,
  ratePpb,
} from '#domain/kernel/index.ts';

/** The rates at which an invoice may be issued. `unsettled`: the rate was in use before and its end is not confirmed. */
interface VatRates {
  /** Rates of the general method (税率). */
  readonly general: readonly RatePpb[];
  /** Rates of the simple method and its reliefs (征收率). */
  readonly levy: readonly RatePpb[];
  readonly unsettled: readonly RatePpb[];
}

interface DatedRates extends DatedValue<VatRates> {
  readonly citation: string;
}

const rates = (general: readonly string[], levy: readonly string[], unsettled: readonly string[] = []): VatRates => ({
  general: general.map(ratePpb),
  levy: levy.map(ratePpb),
  unsettled: unsettled.map(ratePpb),
});

/** From the day on which business tax had gone; the tax point decides, and a red invoice bears the rate of its blue one. */
export const VAT_RATES: readonly DatedRates[] = [
  {
    from: calendarDate('2016-05-01'),
    value: rates(['0.17', '0.13', '0.11', '0.06', '0'], ['0.05', '0.03', '0.02', '0.015']),
    citation: '财税〔2016〕36号',
  },
  {
    from: calendarDate('2017-07-01'),
    value: rates(['0.17', '0.11', '0.06', '0'], ['0.05', '0.03', '0.02', '0.015']),
    citation: '财税〔2017〕37号',
  },
  {
    from: calendarDate('2018-05-01'),
    value: rates(['0.16', '0.10', '0.06', '0'], ['0.05', '0.03', '0.02', '0.015']),
    citation: '财税〔2018〕32号',
  },
  {
    from: calendarDate('2019-04-01'),
    value: rates(['0.13', '0.09', '0.06', '0'], ['0.05', '0.03', '0.02', '0.015']),
    citation: '财政部 税务总局 海关总署公告2019年第39号',
  },
  {
    from: calendarDate('2020-03-01'),
    value: rates(['0.13', '0.09', '0.06', '0'], ['0.05', '0.03', '0.02', '0.015', '0.01']),
    citation: '财政部 税务总局公告2020年第13号',
  },
  {
    from: calendarDate('2020-05-01'),
    value: rates(['0.13', '0.09', '0.06', '0'], ['0.05', '0.03', '0.02', '0.015', '0.01', '0.005']),
    citation: '财政部 税务总局公告2020年第17号',
  },
  {
    from: calendarDate('2026-01-01'),
    value: rates(['0.13', '0.09', '0.06', '0'], ['0.03', '0.01'], ['0.05', '0.02', '0.015', '0.005']),
    citation: '增值税法第十条、第十一条；财政部 税务总局公告2023年第19号',
  },
  {
    from: calendarDate('2028-01-01'),
    value: rates(['0.13', '0.09', '0.06', '0'], ['0.03'], ['0.05', '0.02', '0.015', '0.01', '0.005']),
    citation: '增值税法第十条、第十一条',
  },
];

/**
 * Whether an invoice dated `on` may bear the rate. `unknown` before the first entry. An earlier rate is `former`: lawful
 * for a red invoice, and for a blue one whose tax point lay before the change.
 */
export type VatRateStanding = 'statutory' | 'unsettled' | 'former' | 'never' | 'unknown';

export function vatRateStanding(rate: RatePpb, on: CalendarDate): VatRateStanding {
  const effective = effectiveOn(VAT_RATES, on);
  if (effective.state !== 'in-force') return 'unknown';
  const { general, levy, unsettled } = effective.entry.value ?? rates([], []);
  if (general.includes(rate) || levy.includes(rate)) return 'statutory';
  if (unsettled.includes(rate)) return 'unsettled';
  const before = VAT_RATES.filter((entry) => entry.from <= on);
  return before.some(({ value }) => value?.general.includes(rate) || value?.levy.includes(rate)) ? 'former' : 'never';
}
