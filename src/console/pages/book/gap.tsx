import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#src/console/components/chart.tsx';
import { Money } from '#src/console/components/money.tsx';
import { compactYuan } from '#src/console/components/money-words.ts';
import type { BookHealth } from './book-page.tsx';

/** Principal that is due to the lender against what funders may ask back, by bucket of time. */
export function Gap({ health: { maturityGap } }: { readonly health: BookHealth }) {
  const { t, i18n } = useTranslation('book');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const option = useMemo(() => {
    const yuan = (value: number) => compactYuan(BigInt(Math.round(value)), language);
    return {
      legend: { top: 0 },
      grid: { left: 96, right: 24, top: 40, bottom: 32 },
      tooltip: { trigger: 'axis', valueFormatter: yuan },
      xAxis: { type: 'category', data: maturityGap.buckets.map(({ bucket }) => t(`time.${bucket}`)) },
      yAxis: { type: 'value', axisLabel: { formatter: yuan } },
      series: [
        { type: 'bar', name: t('gap.comes'), data: maturityGap.buckets.map(({ comesFen }) => Number(comesFen)) },
        { type: 'bar', name: t('gap.goes'), data: maturityGap.buckets.map(({ goesFen }) => -Number(goesFen)) },
      ],
    };
  }, [maturityGap, language, t]);
  const rows = maturityGap.buckets.map(({ bucket, comesFen, goesFen, gapFen }) => [
    t(`time.${bucket}`),
    <Money key="in" fen={comesFen} />,
    <Money key="out" fen={goesFen} />,
    <Money key="gap" fen={gapFen} />,
  ]);
  return (
    <section className="weir-panel">
      <h2>{t('gap.title')}</h2>
      <p className="weir-quiet">
        {t('gap.overdue')} <Money fen={maturityGap.overdueFen} />
        {maturityGap.fundersWithoutMaturity.length > 0 &&
          ` · ${t('gap.unknown', { funders: maturityGap.fundersWithoutMaturity.join(t('frame:list.and')) })}`}
      </p>
      <Chart
        option={option}
        summary={t('gap.summary')}
        table={{ head: [t('gap.bucket'), t('gap.comes'), t('gap.goes'), t('gap.gap')], rows }}
      />
    </section>
  );
}
