import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#src/console/api/client.ts';
import { Chart } from '#src/console/components/chart.tsx';
import { shanghaiMoment } from '#src/console/components/moment-words.ts';
import { compactYuan, exactYuan } from '#src/console/components/money-words.ts';
import { partiesOf, THE_FIRM } from './money-layout.ts';
import { shortName } from './money-ring.tsx';

/** The payments of a finding in time: each a step from one party's line to another's. A loop comes back to the line it left. */
export function MoneyTimeline({ finding }: { readonly finding: AnswerOf<'show-finding'> }) {
  const { t, i18n } = useTranslation('fraud');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const { firm, payments } = finding;
  const parties = useMemo(() => partiesOf(finding), [finding]);
  const names = useMemo(
    () => parties.map((party) => (party === THE_FIRM ? (firm ?? t('theFirm')) : shortName(party, t('unknown')))),
    [parties, firm, t],
  );
  const shown = useMemo(() => {
    const row = new Map(parties.map((party, i) => [party, i]));
    return payments.flatMap((payment) => {
      const [from, to] = [row.get(payment.from), row.get(payment.to)];
      return from === undefined || to === undefined ? [] : [{ ...payment, rows: [from, to] as const }];
    });
  }, [payments, parties]);
  const option = useMemo(
    () => ({
      grid: { left: 140, right: 24, top: 16, bottom: 48 },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'time' },
      yAxis: { type: 'category', data: names, inverse: true },
      dataZoom: [{ type: 'inside' }],
      series: shown.map(({ at, amountFen, rows: [from, to] }) => ({
        type: 'line',
        name: `${names[from]} → ${names[to]} ${compactYuan(BigInt(amountFen), language)}`,
        data: [
          [at, from],
          [at, to],
        ],
        symbol: ['circle', 'arrow'],
        symbolSize: 7,
        lineStyle: { width: 1.5 },
      })),
    }),
    [names, shown, language],
  );
  const rows = shown.map(({ at, amountFen, rows: [from, to] }) => [
    shanghaiMoment(at),
    names[from],
    names[to],
    exactYuan(BigInt(amountFen), language),
  ]);
  return (
    <section className="weir-panel">
      <h2>{t('time.title')}</h2>
      <Chart
        option={option}
        summary={t('time.summary', { count: shown.length })}
        table={{ head: [t('time.at'), t('graph.from'), t('graph.to'), t('column.amount')], rows }}
        height={Math.min(520, 90 + 30 * parties.length)}
      />
    </section>
  );
}
