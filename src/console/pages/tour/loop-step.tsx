import { Alert } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Chart } from '#src/console/components/chart.tsx';
import { Money } from '#src/console/components/money.tsx';
import { compactYuan } from '#src/console/components/money-words.ts';
import { recordsAddress } from '../firms/firm-address.ts';
import { languageOf } from '../firms/place-words.ts';
import { Ours, type TourCase } from './beside.tsx';

const SHOWN_MOST = 400;

/** (c) The money that goes in a circle, on a time axis; what is left of the receipts without it; and the tax return. */
export function LoopStep() {
  const shown = useAnswer('show-tour-case', { params: { role: 'loop-trader' } });
  return (
    <Answered of={shown} rows={12}>
      {({ body }) => <Loop shown={body} />}
    </Answered>
  );
}

function Loop({ shown }: { readonly shown: TourCase }) {
  const { t } = useTranslation('tour');
  const loops = shown.findings.filter(({ parties }) => parties.length > 1);
  return (
    <>
      {loops.length === 0 && <Alert type="info" showIcon message={t('loop.off')} />}
      {loops.length > 0 && <Movements shown={shown} />}
      <div className="weir-tour-grid">
        {shown.decision && <Differences decision={shown.decision} />}
        <section className="weir-panel">
          <Ours decision={shown.decision} />
        </section>
      </div>
    </>
  );
}

function Movements({ shown }: { readonly shown: TourCase }) {
  const { t, i18n } = useTranslation('tour');
  const language = languageOf(i18n);
  const movements = useMemo(() => shown.movements.slice(-SHOWN_MOST), [shown.movements]);
  const parties = useMemo(() => [...new Set(movements.map(({ party }) => party))], [movements]);
  const option = useMemo<EChartsCoreOption>(
    () => ({
      grid: { left: 72, right: 24, top: 32, bottom: 56 },
      legend: { top: 0 },
      tooltip: { trigger: 'item' },
      dataZoom: [{ type: 'slider', height: 18, bottom: 8 }],
      xAxis: { type: 'time' },
      yAxis: { type: 'category', data: parties },
      series: (['in', 'out'] as const).map((direction) => ({
        name: t(`loop.${direction}`),
        type: 'scatter',
        symbol: direction === 'in' ? 'triangle' : 'pin',
        symbolSize: 12,
        data: movements
          .filter(({ signedFen }) => signedFen.startsWith('-') === (direction === 'out'))
          .map(({ on, party, signedFen }) => ({ value: [on, party], name: compactYuan(BigInt(signedFen), language) })),
      })),
    }),
    [movements, parties, t, language],
  );
  const rows = movements.map(({ on, party, signedFen }) => [on, party, compactYuan(BigInt(signedFen), language)]);
  return (
    <section className="weir-panel weir-wide">
      <h3>{t('loop.axis')}</h3>
      <Chart
        option={option}
        summary={t('loop.summary', { count: movements.length, parties: parties.length })}
        table={{ head: [t('loop.on'), t('loop.party'), t('loop.amount')], rows }}
        height={120 + 34 * parties.length}
      />
      <ul>
        {shown.findings.map(({ code, amountFen, startsOn, endsOn, parties: named }) => (
          <li key={`${code}-${startsOn}-${named.join()}`}>
            {t('loop.found', {
              code: t(`finding.${code}`, { defaultValue: code }),
              from: startsOn ?? '—',
              to: endsOn ?? '—',
              count: named.length,
            })}{' '}
            {amountFen !== null && <Money fen={amountFen} />}
          </li>
        ))}
      </ul>
      <Link to={recordsAddress(shown.firm, { kind: 'bank-transactions' })}>{t('loop.records')}</Link>
    </section>
  );
}

/** The measures that money in a circle had swollen, with both numbers, and the sources that do not agree. */
function Differences({ decision }: { readonly decision: string }) {
  const { t } = useTranslation('tour');
  const answer = useAnswer('show-decision', { params: { decision } });
  return (
    <Answered of={answer} rows={6}>
      {({ body: { examination } }) => {
        const money = (examination?.corrections ?? []).filter(({ measure }) => measure.endsWith('Fen'));
        return (
          <section className="weir-panel">
            <h3>{t('loop.stripped')}</h3>
            {money.length === 0 && <p className="weir-quiet">{t('loop.nothingStripped')}</p>}
            <dl className="weir-tour-pairs">
              {money.map(({ measure, claimed, reconciled }) => (
                <div key={measure}>
                  <dt>{t(`measure.${measure}`, { defaultValue: measure })}</dt>
                  <dd>
                    <Money fen={Math.round(claimed)} /> →{' '}
                    {reconciled === null ? '—' : <Money fen={Math.round(reconciled)} />}
                  </dd>
                </div>
              ))}
            </dl>
            <h3>{t('loop.contradicted')}</h3>
            <dl className="weir-tour-pairs">
              {(examination?.contradictions ?? []).map(({ check, leftFen, rightFen }) => (
                <div key={check}>
                  <dt>{t(`check.${check}`, { defaultValue: check })}</dt>
                  <dd>
                    {leftFen !== null && <Money fen={leftFen} />} ≠ {rightFen !== null && <Money fen={rightFen} />}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      }}
    </Answered>
  );
}
