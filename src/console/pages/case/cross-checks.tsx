import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { CaseBundle } from './case-facts.ts';

type Examination = NonNullable<CaseBundle['examination']>;
type Check = Examination['checks'][number];

const TONES: Readonly<Record<Check['verdict'], Tone>> = {
  contradict: 'warning',
  agree: 'good',
  'cannot-tell': 'waiting',
};
const RANK: Readonly<Record<Check['verdict'], number>> = { contradict: 0, agree: 1, 'cannot-tell': 2 };

/** The evidence held against itself: what one source says beside what another lets one expect. */
export function CrossChecks({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const [isOpen, open] = useState(false);
  const { examination } = bundle;
  if (!examination) return null;
  const checks = [...examination.checks].sort((a, b) => RANK[a.verdict] - RANK[b.verdict]);
  const telling = checks.filter(({ verdict }) => verdict !== 'cannot-tell');
  const silent = checks.length - telling.length;
  return (
    <section className="weir-panel" aria-labelledby="case-checks">
      <h2 id="case-checks">{t('checks.title')}</h2>
      <Findings findings={examination.findings} firm={bundle.application.firm} />
      {telling.length === 0 ? <p className="weir-quiet">{t('checks.none')}</p> : null}
      {checks.length > 0 && (isOpen || telling.length > 0) && (
        <div className="weir-scroll">
          <table className="weir-figures weir-case-checks">
            <thead>
              <tr>
                <th scope="col">{t('checks.item')}</th>
                <th scope="col">{t('head.outcome')}</th>
                <th scope="col">{t('checks.left')}</th>
                <th scope="col">{t('checks.right')}</th>
                <th scope="col">{t('checks.gap')}</th>
              </tr>
            </thead>
            <tbody>
              {(isOpen ? checks : telling).map((check) => (
                <CheckRow key={check.check} check={check} firm={bundle.application.firm} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {silent > 0 && (
        <Button type="link" size="small" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {isOpen ? t('checks.hide') : t('checks.show', { count: silent })}
        </Button>
      )}
    </section>
  );
}

function CheckRow({ check, firm }: { readonly check: Check; readonly firm: string | null }) {
  const { t } = useTranslation('case');
  const catalogue = useCatalogue();
  const { text, verdict, sources, leftFen, rightFen, records } = check;
  // What holds a source against its own rules is about no sum.
  const isMoney = leftFen !== '0' || rightFen !== '0';
  return (
    <tr data-verdict={verdict}>
      <th scope="row">
        {text}
        <div className="weir-quiet">
          {sources.map((kind, i) => (
            <span key={kind}>
              {i > 0 && ' × '}
              {firm === null ? (
                catalogue.kind(kind)
              ) : (
                <Link to={`/firms/${encodeURIComponent(firm)}/records?kind=${kind}`}>{catalogue.kind(kind)}</Link>
              )}
            </span>
          ))}
          {records > 0 && <> · {t('checks.records', { count: records })}</>}
        </div>
      </th>
      <td>
        <StatusTag tone={TONES[verdict]}>{t(`checks.${verdict}`)}</StatusTag>
      </td>
      <td>{isMoney && leftFen !== null ? <Money fen={leftFen} /> : '—'}</td>
      <td>{isMoney && rightFen !== null ? <Money fen={rightFen} /> : '—'}</td>
      <td>
        {isMoney && leftFen !== null && rightFen !== null ? <Money fen={BigInt(leftFen) - BigInt(rightFen)} /> : '—'}
      </td>
    </tr>
  );
}

const SEVERITY: Readonly<Record<string, Tone>> = { clear: 'waiting', review: 'warning', block: 'bad' };

interface FindingsProps {
  readonly findings: Examination['findings'];
  readonly firm: string | null;
}

function Findings({ findings, firm }: FindingsProps) {
  const { t, i18n } = useTranslation('case');
  // A detector may be newer than the words here; its code then stands for itself.
  const word = (key: string, code: string) => (i18n.exists(`case:${key}`) ? t(`case:${key}`) : code);
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{t('checks.findings')}</h3>
      <ul className="weir-case-list">
        {findings.map(({ code, severity, amountFen, startsOn, endsOn, parties, innocentExplanations }) => (
          <li key={`${code}/${startsOn}/${parties.join()}`}>
            <StatusTag tone={SEVERITY[severity] ?? 'waiting'}>{t(`checks.severity.${severity}`)}</StatusTag>{' '}
            <strong>
              {firm === null ? (
                word(`checks.finding.${code}`, code)
              ) : (
                <Link to={`/fraud?firm=${encodeURIComponent(firm)}`}>{word(`checks.finding.${code}`, code)}</Link>
              )}
            </strong>{' '}
            {amountFen !== null && <Money fen={amountFen} />}
            {startsOn && endsOn && (
              <span className="weir-quiet">
                {' '}
                <DayText day={startsOn} /> → <DayText day={endsOn} />
              </span>
            )}
            {innocentExplanations.length > 0 && (
              <div className="weir-quiet">
                {t('checks.innocent', {
                  list: innocentExplanations
                    .map((explanation) => word(`checks.explanation.${explanation}`, explanation))
                    .join(t('comma')),
                })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
