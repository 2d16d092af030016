import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText } from '#src/console/components/day-text.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { CaseBundle } from './case-facts.ts';
import { DropEvidence } from './drop-evidence.tsx';

type Source = NonNullable<CaseBundle['snapshot']>['sources'][number];
type Wanted = NonNullable<CaseBundle['policy']>['sources'][number];

/** What is known by kind, how old and how good it is, and a place to drop what is missing. */
export function EvidencePanel({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const { snapshot, policy, application } = bundle;
  const wanted = new Map((policy?.sources ?? []).map((source) => [source.kind, source]));
  const sources = snapshot?.sources ?? [];
  const cards = sources.filter(({ kind, state }) => state === 'present' || wanted.has(kind)).sort(byNeed(wanted));
  const absent = sources.filter(({ kind, state }) => state === 'absent' && !wanted.has(kind));
  const catalogue = useCatalogue();
  return (
    <section className="weir-panel" aria-labelledby="case-evidence">
      <h2 id="case-evidence">{t('evidence.title')}</h2>
      {application.firm !== null && <DropEvidence bundle={bundle} firm={application.firm} />}
      {snapshot ? (
        <div className="weir-case-cards">
          {cards.map((source) => (
            <SourceCard key={source.kind} source={source} wanted={wanted.get(source.kind)} firm={application.firm} />
          ))}
        </div>
      ) : (
        <Deliveries bundle={bundle} />
      )}
      {absent.length > 0 && (
        <p className="weir-quiet">
          {t('evidence.notThere')}
          {absent.map(({ kind }) => catalogue.kind(kind)).join(t('comma'))}
        </p>
      )}
    </section>
  );
}

/** Before a decision there is no snapshot: what came in stands for it. */
function Deliveries({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const catalogue = useCatalogue();
  if (bundle.deliveries.length === 0) return <p className="weir-quiet">{t('evidence.none')}</p>;
  return (
    <ul className="weir-case-list">
      {bundle.deliveries.map((one) => (
        <li key={`${one.import}/${one.kind}`}>
          <Link to={`/imports/${one.import}`}>{catalogue.kind(one.kind)}</Link>{' '}
          <span className="weir-quiet">{t('evidence.rows', { count: one.rows })}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the policy insists on first, then what it reads, then the rest; within each the oldest first. */
function byNeed(wanted: ReadonlyMap<string, Wanted>) {
  const rank = ({ kind }: Source) => (wanted.get(kind)?.mandatory ? 0 : wanted.has(kind) ? 1 : 2);
  return (a: Source, b: Source) => rank(a) - rank(b) || (b.ageDays ?? 1e6) - (a.ageDays ?? 1e6);
}

const DIMENSIONS = ['accuracy', 'completeness', 'consistency', 'timeliness', 'validity', 'uniqueness'] as const;

interface SourceCardProps {
  readonly source: Source;
  readonly wanted: Wanted | undefined;
  readonly firm: string | null;
}

function SourceCard({ source, wanted, firm }: SourceCardProps) {
  const { t } = useTranslation('case');
  const catalogue = useCatalogue();
  const { kind, rows, firstOn, lastOn, ageDays, quality } = source;
  const state = stateOf(source, wanted);
  const records = `/firms/${encodeURIComponent(firm ?? '')}/records?kind=${kind}`;
  return (
    <article className="weir-case-card" data-state={state.word}>
      <header>
        <h3>{rows > 0 && firm !== null ? <Link to={records}>{catalogue.kind(kind)}</Link> : catalogue.kind(kind)}</h3>
        <StatusTag tone={state.tone}>{t(`evidence.state.${state.word}`)}</StatusTag>
      </header>
      {source.state === 'present' ? (
        <>
          <p>
            <span className="weir-number">{t('evidence.rows', { count: rows })}</span>
            {firstOn && lastOn && (
              <span className="weir-quiet">
                {' '}
                · <DayText day={firstOn} /> → <DayText day={lastOn} />
              </span>
            )}
          </p>
          {ageDays !== null && <Age days={ageDays} most={wanted?.maxAgeDays} />}
          <dl className="weir-case-quality">
            {DIMENSIONS.map((name) => (
              <Quality key={name} name={t(`evidence.quality.${name}`)} value={quality[name] ?? null} />
            ))}
          </dl>
        </>
      ) : (
        <p className="weir-quiet">{t(wanted?.mandatory ? 'evidence.mustCome' : 'evidence.mayCome')}</p>
      )}
    </article>
  );
}

function stateOf(
  { state, ageDays }: Source,
  wanted: Wanted | undefined,
): { readonly word: 'absent' | 'stale' | 'fresh' | 'undated' | 'extra'; readonly tone: Tone } {
  if (state === 'absent') return { word: 'absent', tone: wanted?.mandatory ? 'warning' : 'waiting' };
  if (!wanted) return { word: 'extra', tone: 'waiting' };
  if (ageDays === null) return { word: 'undated', tone: 'warning' };
  return ageDays > wanted.maxAgeDays ? { word: 'stale', tone: 'warning' } : { word: 'fresh', tone: 'good' };
}

/** Age against what the policy takes; twice as old fills the bar. */
function Age({ days, most }: { readonly days: number; readonly most: number | undefined }) {
  const { t } = useTranslation('case');
  if (most === undefined) return <p className="weir-quiet">{t('evidence.age', { count: days })}</p>;
  const share = Math.min(1, days / (2 * most));
  return (
    <div className="weir-case-age">
      <span className="weir-case-age-bar" data-stale={days > most} aria-hidden="true">
        <span style={{ width: `${Math.max(2, share * 100)}%` }} />
      </span>
      <span className={days > most ? 'weir-tone-warning' : 'weir-quiet'}>
        {t('evidence.ageOf', { count: days, most })}
      </span>
    </div>
  );
}

function Quality({ name, value }: { readonly name: string; readonly value: number | null }) {
  const percent = value === null ? null : Math.round(value * 100);
  return (
    <div>
      <dt>{name}</dt>
      <dd className="weir-number">{percent === null ? '—' : `${percent}%`}</dd>
      <span className="weir-case-meter" data-low={value !== null && value < 0.8} aria-hidden="true">
        {percent !== null && <span style={{ width: `${percent}%` }} />}
      </span>
    </div>
  );
}
