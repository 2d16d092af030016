import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { DayText } from '#src/console/components/day-text.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { recordsAddress } from './firm-address.ts';
import type { History } from './firm-page.tsx';
import { daysBetween, monthsFrom } from './months.ts';

type KindHistory = History['kinds'][number];

/** Where records are and where they are missing, kind by kind, and how old the newest is on the day of the newest decision. */
export function EvidenceTimeline({ history }: { readonly history: History }) {
  const { t } = useTranslation('firms');
  const catalogue = useCatalogue();
  const decisions = useAnswer('list-decisions', { query: { firm: history.firm, limit: 1 } });
  const asOf = decisions.data?.body.items[0]?.asOf ?? new Date().toISOString().slice(0, 10);
  const months = monthsFrom(history.firstMonth, history.months);
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('timeline.title')}</h2>
      <p className="weir-quiet">{t('timeline.hint', { day: asOf })}</p>
      <div className="weir-scroll">
        <table className="weir-timeline">
          <thead>
            <tr>
              <th scope="col">{t('timeline.kind')}</th>
              <th scope="col">
                <span className="weir-timeline-ends">
                  <span>{months[0]}</span>
                  <span>{months.at(-1)}</span>
                </span>
              </th>
              <th scope="col">{t('column.records')}</th>
              <th scope="col">{t('timeline.last')}</th>
              <th scope="col">{t('timeline.age')}</th>
            </tr>
          </thead>
          <tbody>
            {history.kinds.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">
                  <Link to={recordsAddress(history.firm, { kind: kind.kind })}>{catalogue.kind(kind.kind)}</Link>
                </th>
                <td>
                  <Strip firm={history.firm} kind={kind} months={months} />
                </td>
                <td className="weir-number">{kind.rows.toLocaleString('en')}</td>
                <td>{kind.lastOn ? <DayText day={kind.lastOn} /> : '—'}</td>
                <td>
                  <Age kind={kind} asOf={asOf} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="weir-legend">
        <span data-mark="full">{t('timeline.full')}</span>
        <span data-mark="gap">{t('timeline.gap')}</span>
        <span data-mark="none">{t('timeline.outside')}</span>
      </p>
    </section>
  );
}

const CELL = 10;
const HEIGHT = 18;

interface StripProps {
  readonly firm: string;
  readonly kind: KindHistory;
  readonly months: readonly string[];
}

/** A month is the darker the more records it has against the kind's own busiest month; gaps of a running trade are marked. */
function Strip({ firm, kind, months }: StripProps) {
  const { t } = useTranslation('firms');
  const navigate = useNavigate();
  const most = Math.max(1, ...kind.months);
  const first = kind.months.findIndex((count) => count > 0);
  const last = kind.months.findLastIndex((count) => count > 0);
  // A source that speaks once a quarter owes nothing in between.
  const owed = Math.max(1, Math.round(kind.cadenceDays / 30));
  const gaps = months.map((_, i) => {
    if (kind.rhythm !== 'flow' || i <= first || i >= last || kind.months[i] !== 0) return false;
    return kind.months.slice(Math.max(0, i - owed + 1), i + 1).every((count) => count === 0);
  });
  const missing = gaps.filter(Boolean).length;
  const open = (event: MouseEvent, address: string) => {
    event.preventDefault();
    navigate(address);
  };
  return (
    <>
      <span className="weir-visually-hidden">
        {t('timeline.strip', { first: kind.firstOn ?? '—', last: kind.lastOn ?? '—', missing })}
      </span>
      <svg
        className="weir-strip"
        viewBox={`0 0 ${Math.max(1, months.length) * CELL} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {months.map((month, i) => {
          const count = kind.months[i] ?? 0;
          const mark = count > 0 ? 'full' : gaps[i] ? 'gap' : 'none';
          const cell = (
            <rect
              x={i * CELL + 0.5}
              y={1}
              width={CELL - 1}
              height={HEIGHT - 2}
              data-mark={mark}
              {...(count > 0 ? { fillOpacity: 0.3 + 0.7 * Math.sqrt(count / most) } : {})}
            >
              <title>{`${month}: ${count}`}</title>
            </rect>
          );
          if (count === 0) return <g key={month}>{cell}</g>;
          const address = recordsAddress(firm, { kind: kind.kind, month });
          // A pointer's short cut: by keyboard the row's own link and the month filter lead to the same records.
          return (
            <a key={month} href={address} tabIndex={-1} onClick={(event) => open(event, address)}>
              {cell}
            </a>
          );
        })}
      </svg>
    </>
  );
}

const STALE_CADENCES = 3;

function Age({ kind, asOf }: { readonly kind: KindHistory; readonly asOf: string }) {
  const { t } = useTranslation('firms');
  if (!kind.lastOn) return <StatusTag tone="waiting">{t('timeline.undated')}</StatusTag>;
  const days = Math.max(0, daysBetween(kind.lastOn, asOf));
  const state = days > STALE_CADENCES * kind.cadenceDays ? 'stale' : days > kind.cadenceDays ? 'due' : 'fresh';
  const tones: Readonly<Record<typeof state, Tone>> = { fresh: 'good', due: 'warning', stale: 'bad' };
  return <StatusTag tone={tones[state]}>{t(`timeline.${state}`, { count: days })}</StatusTag>;
}
