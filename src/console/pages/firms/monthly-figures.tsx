import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chart } from '#src/console/components/chart.tsx';
import { compactYuan } from '#src/console/components/money-words.ts';
import { KIND_OF_SERIES, recordsAddress } from './firm-address.ts';
import type { History } from './firm-page.tsx';
import { monthsFrom, observed } from './months.ts';
import { languageOf } from './place-words.ts';

type SeriesName = keyof History['series'] & string;

const ORDER: readonly SeriesName[] = [
  'sales',
  'declaredSales',
  'inflow',
  'purchases',
  'outflow',
  'taxPaid',
  'financingIn',
  'financingOut',
];
/** Shown at first: what should agree with what. */
const FIRST: readonly string[] = ['sales', 'declaredSales', 'inflow', 'purchases'];

/** What invoices, bank and tax office say of the same months, side by side; every figure leads to its rows. */
export function MonthlyFigures({ history }: { readonly history: History }) {
  const { t, i18n } = useTranslation('firms');
  const language = languageOf(i18n);
  const { series, firstMonth, months: count } = history;
  const months = useMemo(() => monthsFrom(firstMonth, count), [firstMonth, count]);
  const names = useMemo(() => ORDER.filter((name) => series[name]?.some((value) => value !== '0')), [series]);
  const shown = useMemo(() => seriesShown(history), [history]);
  const option = useMemo<EChartsCoreOption>(() => {
    const money = (value: number) => compactYuan(BigInt(Math.round(value)), language);
    return {
      grid: { left: 12, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: {
        top: 0,
        left: 0,
        selected: Object.fromEntries(names.map((name) => [t(`series.${name}`), FIRST.includes(name)])),
      },
      tooltip: { trigger: 'axis', valueFormatter: (value: number) => money(value) },
      xAxis: { type: 'category', data: [...months], boundaryGap: false },
      yAxis: { type: 'value', axisLabel: { formatter: money } },
      series: names.map((name) => ({
        name: t(`series.${name}`),
        type: 'line',
        symbol: 'none',
        data: (shown[name] ?? []).map((value) => (value === null ? null : Number(value))),
      })),
    };
  }, [names, months, shown, t, language]);
  if (names.length === 0) return null;
  const rows = months.map((month, i) => [
    month,
    ...names.map((name) => {
      const value = shown[name]?.[i];
      return value == null ? '—' : compactYuan(BigInt(value), language);
    }),
  ]);
  const head = [t('month'), ...names.map((name) => t(`series.${name}`))];
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('figures.title')}</h2>
      <p className="weir-quiet">{t('figures.hint')}</p>
      <Chart option={option} summary={t('figures.summary')} table={{ head, rows }} height={280} />
      <details>
        <summary>{t('figures.months')}</summary>
        <div className="weir-scroll">
          <table className="weir-figures">
            <thead>
              <tr>
                {head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...months].reverse().map((month) => (
                <MonthRow
                  key={month}
                  month={month}
                  names={names}
                  firm={history.firm}
                  shown={shown}
                  place={months.indexOf(month)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

type Shown = Readonly<Partial<Record<SeriesName, readonly (string | null)[]>>>;

/** Each series where its evidence observes it. */
function seriesShown({ series, kinds }: History): Shown {
  const told = ORDER.flatMap((name) => {
    const values = series[name];
    return values
      ? [
          [
            name,
            observed(
              values,
              kinds.find(({ kind }) => kind === KIND_OF_SERIES[name]),
            ),
          ] as const,
        ]
      : [];
  });
  return Object.fromEntries(told);
}

interface MonthRowProps {
  readonly month: string;
  readonly names: readonly SeriesName[];
  readonly firm: string;
  readonly shown: Shown;
  readonly place: number;
}

function MonthRow({ month, names, firm, shown, place }: MonthRowProps) {
  const { i18n } = useTranslation('firms');
  const language = languageOf(i18n);
  return (
    <tr>
      <th scope="row">{month}</th>
      {names.map((name) => {
        const value = shown[name]?.[place] ?? null;
        const kind = KIND_OF_SERIES[name] ?? 'sales-invoices';
        return (
          <td key={name}>
            {value === null || value === '0' ? (
              <span className="weir-quiet">{value ?? '—'}</span>
            ) : (
              <Link to={recordsAddress(firm, { kind, month, series: name })}>
                {compactYuan(BigInt(value), language)}
              </Link>
            )}
          </td>
        );
      })}
    </tr>
  );
}
