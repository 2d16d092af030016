import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#src/console/components/chart.tsx';
import { usePalette } from '#src/console/theme/use-palette.ts';
import type { Model } from './model-page.tsx';

const POINTS = 60;

/** The score at which the scale gives this probability of default. */
function scoreAt(pd: number, { pdo, baseScore, baseOdds }: Model['scale']): number {
  const factor = pdo / Math.LN2;
  return baseScore + factor * (Math.log((1 - pd) / pd) - Math.log(baseOdds));
}

function pdAt(score: number, { pdo, baseScore, baseOdds }: Model['scale']): number {
  const factor = pdo / Math.LN2;
  return 1 / (1 + Math.exp((score - baseScore) / factor + Math.log(baseOdds)));
}

/** What a score means: the probability of default that it stands for, the grades, and the cut-off. */
export function ScoreCurve({ model }: { readonly model: Model }) {
  const { t } = useTranslation('models');
  const palette = usePalette();
  const { scale, grades, cutOffPd } = model;
  const { curve, bounds, cut } = useMemo(() => {
    const [least, most] = rangeOf(model);
    const step = (most - least) / POINTS;
    const scores = Array.from({ length: POINTS + 1 }, (_, i) => least + i * step);
    return {
      curve: scores.map((score) => [Math.round(score * 10) / 10, pdAt(score, scale)] as const),
      bounds: grades.slice(0, -1).map(({ grade, below }) => ({ grade, score: scoreAt(below, scale) })),
      cut: scoreAt(cutOffPd, scale),
    };
  }, [model, scale, grades, cutOffPd]);
  const option = useMemo<EChartsCoreOption>(
    () => ({
      grid: { left: 12, right: 24, top: 26, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: number) => `${(value * 100).toFixed(2)}%`,
      },
      xAxis: { type: 'value', min: curve[0]?.[0] ?? 0, max: curve.at(-1)?.[0] ?? 1, name: t('score') },
      yAxis: {
        type: 'log',
        axisLabel: { formatter: (value: number) => `${Number((value * 100).toPrecision(2))}%` },
      },
      series: [
        {
          type: 'line',
          symbol: 'none',
          data: curve,
          lineStyle: { width: 2, color: palette.primary },
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: palette.quiet, type: 'dotted' },
            label: { color: palette.quiet },
            data: [
              ...bounds.map(({ grade, score }) => ({ xAxis: score, label: { formatter: grade } })),
              {
                xAxis: cut,
                lineStyle: { color: palette.bad, type: 'dashed' },
                label: { formatter: t('column.cutOff'), color: palette.bad, position: 'insideStartTop' },
              },
            ],
          },
        },
      ],
    }),
    [curve, bounds, cut, palette, t],
  );
  const rows = grades.map(({ grade, below }) => [
    grade,
    `< ${(below * 100).toFixed(2)}%`,
    below < 1 ? `≥ ${scoreAt(below, scale).toFixed(1)}` : '—',
  ]);
  return (
    <section className="weir-panel">
      <h2>{t('curve.title')}</h2>
      <p className="weir-quiet">{t('curve.hint')}</p>
      <Chart
        option={option}
        summary={t('curve.summary', { name: model.name })}
        table={{ head: [t('grade'), t('pd'), t('score')], rows }}
        height={260}
      />
    </section>
  );
}

/** From the score of the worst bin of every variable to that of the best. */
function rangeOf({ basePoints, table }: Model): readonly [number, number] {
  let [least, most] = [basePoints, basePoints];
  for (const { bins } of table) {
    const points = bins.map((bin) => bin.points);
    least += Math.min(...points);
    most += Math.max(...points);
  }
  return [Math.floor(least), Math.ceil(most)];
}
