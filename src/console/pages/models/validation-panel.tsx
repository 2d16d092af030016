import { useTranslation } from 'react-i18next';
import { StatusTag } from '#src/console/components/status-tag.tsx';

/** What this page reads of a kept validation; whatever else it holds is for the file itself. */
interface KeptReport {
  readonly validation?: {
    readonly n: number;
    readonly bads: number;
    readonly auc: { readonly auc: number; readonly low: number; readonly high: number };
    readonly ks: number;
    readonly brier: number;
    readonly ece: number;
    readonly hosmerLemeshow: { readonly p: number };
    readonly psi: number | null;
    readonly meanPd: number;
    readonly badRate: number;
    readonly bySegment: readonly {
      readonly segment: string;
      readonly n: number;
      readonly meanPd: number;
      readonly pooledRate: number;
      readonly pooledLow: number;
      readonly pooledHigh: number;
    }[];
  };
  readonly gate?: {
    readonly verdict: 'pass' | 'stop';
    readonly stops: readonly Objection[];
    readonly warnings: readonly Objection[];
  };
  readonly fairness?: readonly {
    readonly column: string;
    readonly approvalRatio: number | null;
    readonly groups: readonly {
      readonly group: string;
      readonly n: number;
      readonly meanPd: number;
      readonly badRate: number;
      readonly badRateLow: number;
      readonly badRateHigh: number;
    }[];
  }[];
}

interface Objection {
  readonly code: string;
  readonly columns: readonly string[];
  readonly figure: number;
  readonly bound: number;
}

interface ValidationPanelProps {
  readonly report: Readonly<Record<string, unknown>> | undefined;
}

/** How the model did against cases with outcomes: figures, what stops it, and predicted against observed by group. */
export function ValidationPanel({ report }: ValidationPanelProps) {
  const { t } = useTranslation('models');
  const kept = report as KeptReport | undefined;
  return (
    <section className="weir-panel">
      <h2>
        {t('report.title')}{' '}
        {kept?.gate && (
          <StatusTag tone={kept.gate.verdict === 'pass' ? 'good' : 'bad'}>{t(`report.${kept.gate.verdict}`)}</StatusTag>
        )}
      </h2>
      {!kept?.validation && <p className="weir-quiet">{t('report.none')}</p>}
      {kept?.validation && <Figures of={kept.validation} />}
      <Objections title={t('report.stops')} of={kept?.gate?.stops ?? []} />
      <Objections title={t('report.warnings')} of={kept?.gate?.warnings ?? []} />
      <Groups
        title={t('report.segments')}
        groups={(kept?.validation?.bySegment ?? []).map(({ segment, n, meanPd, ...observed }) => ({
          name: segment,
          n,
          meanPd,
          rate: observed.pooledRate,
          low: observed.pooledLow,
          high: observed.pooledHigh,
        }))}
      />
      {(kept?.fairness ?? []).map(({ column, approvalRatio, groups }) => (
        <Groups
          key={column}
          title={`${column}${approvalRatio === null ? '' : ` · ${t('report.approvalRatio', { ratio: approvalRatio.toFixed(2) })}`}`}
          groups={groups.map(({ group, n, meanPd, badRate, badRateLow, badRateHigh }) => ({
            name: group,
            n,
            meanPd,
            rate: badRate,
            low: badRateLow,
            high: badRateHigh,
          }))}
        />
      ))}
    </section>
  );
}

function Figures({ of: figures }: { readonly of: NonNullable<KeptReport['validation']> }) {
  const { t } = useTranslation('models');
  const { n, bads, auc, ks, brier, ece, hosmerLemeshow, psi, meanPd, badRate } = figures;
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
  const rows: readonly (readonly [name: string, value: string])[] = [
    [t('report.cases'), `${n} (${bads})`],
    ['AUC', `${auc.auc.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]`],
    ['KS', ks.toFixed(3)],
    ['Brier', brier.toFixed(4)],
    ['ECE', ece.toFixed(4)],
    ['Hosmer–Lemeshow p', hosmerLemeshow.p.toFixed(3)],
    ['PSI', psi === null ? '—' : psi.toFixed(3)],
    [t('report.predicted'), percent(meanPd)],
    [t('report.observed'), percent(badRate)],
  ];
  return (
    <table className="weir-book">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="weir-number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Objections({ title, of: objections }: { readonly title: string; readonly of: readonly Objection[] }) {
  if (objections.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="weir-models-stops">
        {objections.map(({ code, columns, figure, bound }) => (
          <li key={`${code}/${columns.join()}`}>
            <code>{code}</code> {columns.join(', ')} <span className="weir-number">{figure.toPrecision(3)}</span>{' '}
            <span className="weir-quiet weir-number">({bound.toPrecision(3)})</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Group {
  readonly name: string;
  readonly n: number;
  readonly meanPd: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Observed rates with their intervals, and the mean prediction beside: where it lies outside, the group is misjudged. */
function Groups({ title, groups }: { readonly title: string; readonly groups: readonly Group[] }) {
  const { t } = useTranslation('models');
  if (groups.length === 0) return null;
  const most = Math.max(...groups.flatMap(({ high, meanPd }) => [high, meanPd]), 1e-6) * 1.05;
  const x = (value: number) => (100 * value) / most;
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  return (
    <>
      <h3>{title}</h3>
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('segments.segment')}</th>
            <th scope="col" className="weir-number">
              {t('segments.rows')}
            </th>
            <th scope="col">{t('report.interval')}</th>
            <th scope="col" className="weir-number">
              {t('report.observed')}
            </th>
            <th scope="col" className="weir-number">
              {t('report.predicted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, n, meanPd, rate, low, high }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="weir-number">{n}</td>
              <td>
                <svg className="weir-model-interval" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                  <line x1={x(low)} x2={x(high)} y1={6} y2={6} />
                  <rect x={x(rate) - 0.6} width={1.2} y={1} height={10} data-mark="observed" />
                  <rect
                    x={x(meanPd) - 0.6}
                    width={1.2}
                    y={1}
                    height={10}
                    data-mark={meanPd < low || meanPd > high ? 'outside' : 'inside'}
                  />
                </svg>
              </td>
              <td className="weir-number">
                {percent(rate)} [{percent(low)}, {percent(high)}]
              </td>
              <td className={meanPd < low || meanPd > high ? 'weir-number weir-tone-bad' : 'weir-number'}>
                {percent(meanPd)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
