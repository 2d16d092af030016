import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#src/console/components/chart.tsx';
import type { BookHealth } from './book-page.tsx';
import { percent } from './classes.tsx';

/** Each quarter of payout by its age, and how loans roll from bucket to bucket. */
export function Vintages({ health: { vintages, rollRates } }: { readonly health: BookHealth }) {
  const { t } = useTranslation('book');
  const aged = useMemo(() => vintages.filter(({ byAge }) => byAge.length > 0), [vintages]);
  const option = useMemo(
    () => ({
      legend: { type: 'scroll', top: 0 },
      grid: { left: 56, right: 24, top: 40, bottom: 40 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value', name: t('vintages.months'), nameLocation: 'middle', nameGap: 24, min: 0 },
      yAxis: { type: 'value', axisLabel: { formatter: (share: number) => percent(share) } },
      series: aged.map(({ quarter, byAge }) => ({
        type: 'line',
        name: quarter,
        data: byAge.map(({ months, ever30 }) => [months, ever30]),
      })),
    }),
    [aged, t],
  );
  if (aged.length === 0) return null;
  const rows = aged.flatMap(({ quarter, byAge }) =>
    byAge.map(({ months, ever30, ever90 }) => [quarter, months, percent(ever30), percent(ever90)]),
  );
  return (
    <section className="weir-panel">
      <h2>{t('vintages.title')}</h2>
      <p className="weir-quiet">{t('vintages.hint')}</p>
      <Chart
        option={option}
        summary={t('vintages.summary', { count: aged.length })}
        table={{
          head: [t('vintages.quarter'), t('vintages.months'), t('vintages.ever30'), t('vintages.ever90')],
          rows,
        }}
      />
      <h3>{t('roll.title')}</h3>
      <p className="weir-quiet">{t('roll.hint', { months: rollRates.months })}</p>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('roll.from')}</th>
              {rollRates.buckets.map((bucket) => (
                <th key={bucket} scope="col" className="weir-number">
                  {t(`bucket.${bucket}`)}
                </th>
              ))}
              <th scope="col" className="weir-number">
                {t('roll.repaid')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rollRates.buckets.map((bucket, i) => (
              <tr key={bucket}>
                <th scope="row">{t(`bucket.${bucket}`)}</th>
                {rollRates.buckets.map((to, j) => (
                  <td key={to} className="weir-number">
                    {rollRates.from[i]?.[j] ? percent(rollRates.from[i][j]) : '—'}
                  </td>
                ))}
                <td className="weir-number">{rollRates.from[i] ? percent(rollRates.repaid[i] ?? 0) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
