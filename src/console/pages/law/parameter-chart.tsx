import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '#src/console/components/chart.tsx';
import { usePalette } from '#src/console/theme/use-palette.ts';
import { lawValue } from './law-words.tsx';
import type { ParameterStory } from './parameter-page.tsx';

interface ParameterChartProps {
  readonly story: ParameterStory;
  /** The day that is asked about. */
  readonly on: string | undefined;
}

/** A figure of the law through time: it stands still until the day on which it changes, and the article of each step is told. */
export function ParameterChart({ story, on }: ParameterChartProps) {
  const { t, i18n } = useTranslation('law');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const palette = usePalette();
  const { steps, unit } = story;
  const option = useMemo<EChartsCoreOption>(() => {
    const points = steps.map(({ on: day, value }) => [day, typeof value === 'number' ? value : null]);
    const last = points.at(-1);
    const today = new Date().toISOString().slice(0, 10);
    const end = [today, on ?? ''].sort().at(-1) ?? today;
    const marked = on === undefined ? {} : { markLine: markAt(on, palette.warning) };
    return {
      grid: { left: 12, right: 24, top: 18, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: ([point]: readonly { readonly dataIndex: number }[]) => {
          const step = steps[Math.min(point?.dataIndex ?? 0, steps.length - 1)];
          if (!step) return '';
          return `${step.on}\n${lawValue(step.value, unit, language)}\n${step.citation}`;
        },
      },
      xAxis: { type: 'time' },
      yAxis: {
        type: 'value',
        scale: true,
        axisLabel: { formatter: (value: number) => lawValue(value, unit, language) },
      },
      series: [
        {
          type: 'line',
          step: 'end',
          symbolSize: 7,
          // The last value holds until something else is written.
          data: [...points, ...(last ? [[end, last[1]]] : [])],
          lineStyle: { width: 2, color: palette.primary },
          itemStyle: { color: palette.primary },
          ...marked,
        },
      ],
    };
  }, [steps, unit, on, palette, language]);
  const rows = steps.map(({ on: day, value, citation }) => [day, lawValue(value, unit, language), citation]);
  const head = [t('column.from'), t('column.value'), t('column.citation')];
  return (
    <Chart
      option={option}
      summary={t('history.summary', { name: story[language] })}
      table={{ head, rows }}
      height={240}
    />
  );
}

function markAt(day: string, color: string) {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color, type: 'dashed' },
    label: { formatter: day, color },
    data: [{ xAxis: day }],
  };
}
