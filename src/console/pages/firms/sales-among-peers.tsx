import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Chart } from '#src/console/components/chart.tsx';
import { compactYuan } from '#src/console/components/money-words.ts';
import { Skeleton } from '#src/console/components/states.tsx';
import { usePalette } from '#src/console/theme/use-palette.ts';
import { recordsAddress } from './firm-address.ts';
import type { History } from './firm-page.tsx';
import { monthsFrom, observed } from './months.ts';
import { industryWords, languageOf, provinceWords } from './place-words.ts';

type Peers = NonNullable<AnswerOf<'show-firm-peers'>['peers']>;
type Palette = ReturnType<typeof usePalette>;

const fenOf = (value: string | null | undefined) => (value == null ? null : Number(value));

/** Monthly sales, and the band in which firms of the same trade moved, at this firm's own size. */
export function SalesAmongPeers({ history }: { readonly history: History }) {
  const { t, i18n } = useTranslation('firms');
  const language = languageOf(i18n);
  const palette = usePalette();
  const navigate = useNavigate();
  const { firm, series, firstMonth, months: count, kinds } = history;
  const answer = useAnswer('show-firm-peers', { params: { firm } });
  const peers = answer.data?.body.peers;
  const months = useMemo(() => monthsFrom(firstMonth, count), [firstMonth, count]);
  const sales = useMemo(
    () =>
      observed(
        series.sales ?? [],
        kinds.find(({ kind }) => kind === 'sales-invoices'),
      ),
    [series.sales, kinds],
  );
  const words = useMemo(
    () => ({ own: t('peers.own'), wide: t('peers.wide'), middle: t('peers.middle'), median: t('peers.median') }),
    [t],
  );
  const option = useMemo(
    () => optionOf({ months, sales, peers, palette, language, words }),
    [months, sales, peers, palette, language, words],
  );
  if (!series.sales) return null;
  const rows = months.map((month, i) => [
    month,
    sales[i] == null ? '—' : compactYuan(BigInt(sales[i]), language),
    ...(['p10', 'p50', 'p90'] as const).map((name) => {
      const value = peers?.[name][i];
      return value == null ? '—' : compactYuan(BigInt(value), language);
    }),
  ]);
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('peers.title')}</h2>
      <p className="weir-quiet">{hintOf()}</p>
      {answer.isPending ? (
        <Skeleton rows={7} />
      ) : (
        <Chart
          option={option}
          summary={t('peers.summary', { firm })}
          table={{ head: [t('month'), words.own, 'P10', 'P50', 'P90'], rows }}
          height={300}
          onSelect={(_, i) => {
            const month = months[i];
            if (month) navigate(recordsAddress(firm, { kind: 'sales-invoices', series: 'sales', month }));
          }}
        />
      )}
    </section>
  );

  function hintOf(): string {
    if (answer.isPending) return t('peers.loading');
    if (!peers) return t('peers.unknown');
    const industry = industryWords(peers.industry, language);
    const place = peers.reach === 'province' ? provinceWords(peers.province, language) : t('peers.country');
    return t('peers.of', { industry, place, read: peers.read, firms: peers.firms });
  }
}

interface Drawing {
  readonly months: readonly string[];
  readonly sales: readonly (string | null)[];
  readonly peers: Peers | undefined;
  readonly palette: Palette;
  readonly language: 'zh' | 'en';
  readonly words: Readonly<Record<'own' | 'wide' | 'middle' | 'median', string>>;
}

/** A band is drawn as a line that is not seen and an area stacked on it. */
function optionOf({ months, sales, peers, palette, language, words }: Drawing): EChartsCoreOption {
  const area = (low: 'p10' | 'p25', high: 'p75' | 'p90', name: string, opacity: number) => {
    if (!peers) return [];
    const base = { type: 'line', stack: name, symbol: 'none', silent: true, lineStyle: { opacity: 0 }, z: 1 };
    const width = months.map((_, i) => {
      const [from, to] = [fenOf(peers[low][i]), fenOf(peers[high][i])];
      return from === null || to === null ? null : to - from;
    });
    return [
      { ...base, name: `${name} −`, data: peers[low].map(fenOf), tooltip: { show: false } },
      {
        ...base,
        name,
        data: width,
        itemStyle: { color: palette.calm, opacity: 2 * opacity },
        areaStyle: { color: palette.calm, opacity },
      },
    ];
  };
  const money = (value: number) => compactYuan(BigInt(Math.round(value)), language);
  return {
    grid: { left: 12, right: 16, top: 36, bottom: 8, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      data: [words.own, ...(peers ? [words.median, words.middle, words.wide] : [])],
      itemStyle: { borderWidth: 0 },
    },
    tooltip: {
      trigger: 'axis',
      formatter: (points: readonly { readonly dataIndex: number; readonly axisValue: string }[]) => {
        const i = points[0]?.dataIndex ?? 0;
        const band = peers
          ? [
              `${words.median}: ${peers.p50[i] == null ? '—' : money(Number(peers.p50[i]))}`,
              `P10–P90: ${peers.p10[i] == null ? '—' : `${money(Number(peers.p10[i]))} – ${money(Number(peers.p90[i]))}`}`,
            ]
          : [];
        return [
          points[0]?.axisValue ?? '',
          `${words.own}: ${sales[i] == null ? '—' : money(Number(sales[i]))}`,
          ...band,
        ].join('\n');
      },
    },
    xAxis: { type: 'category', data: [...months], boundaryGap: false },
    yAxis: { type: 'value', axisLabel: { formatter: money } },
    series: [
      ...area('p10', 'p90', words.wide, 0.14),
      ...area('p25', 'p75', words.middle, 0.22),
      ...(peers
        ? [
            {
              name: words.median,
              type: 'line',
              symbol: 'none',
              data: peers.p50.map(fenOf),
              lineStyle: { type: 'dashed', width: 1.5, color: palette.calm },
              itemStyle: { color: palette.calm },
            },
          ]
        : []),
      {
        name: words.own,
        type: 'line',
        data: sales.map(fenOf),
        symbolSize: 6,
        lineStyle: { width: 2.5, color: palette.primary },
        itemStyle: { color: palette.primary },
        triggerEvent: true,
        z: 5,
      },
    ],
  };
}
