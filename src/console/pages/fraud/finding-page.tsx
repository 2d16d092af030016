import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText, MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { firmAddress } from '../firms/firm-address.ts';
import { SeverityTag, VerdictTag } from './finding-tags.tsx';
import { MoneyRing } from './money-ring.tsx';
import { MoneyTimeline } from './money-timeline.tsx';
import { VerdictForm } from './verdict-form.tsx';
import '#src/console/components/book.css';
import './fraud.css';

type Finding = AnswerOf<'show-finding'>;

/** One finding: the money on a graph and in time, what to rule out, what is left of the inflow, and a person's verdict. */
export function FindingPage() {
  const { t } = useTranslation('fraud');
  const { finding = '' } = useParams();
  const answer = useAnswer('show-finding', { params: { finding } });
  return (
    <Answered of={answer} rows={14}>
      {({ body, etag }) => (
        <>
          <PageHeader
            title={t(`code.${body.code}`, { defaultValue: body.code })}
            hint={t(`what.${body.code}`, { defaultValue: '' })}
          />
          <div className="weir-finding">
            <Facts finding={body} />
            {body.payments.length > 0 && <MoneyRing finding={body} />}
            {body.payments.length > 0 && <MoneyTimeline finding={body} />}
            <Innocent finding={body} />
            <Verdict finding={body} {...(etag === undefined ? {} : { etag })} />
          </div>
        </>
      )}
    </Answered>
  );
}

function Facts({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('fraud');
  const { firm, severity, state, amountFen, startsOn, endsOn, inflow, records, seenAt } = finding;
  return (
    <dl className="weir-finding-facts weir-panel">
      <div>
        <dt>{t('column.firm')}</dt>
        <dd>{firm === null ? t('erased') : <Link to={firmAddress(firm)}>{firm}</Link>}</dd>
      </div>
      <div>
        <dt>{t('column.severity')}</dt>
        <dd>
          <SeverityTag severity={severity} />
        </dd>
      </div>
      <div>
        <dt>{t('column.state')}</dt>
        <dd>
          <VerdictTag state={state} />
        </dd>
      </div>
      <div>
        <dt>{t('column.amount')}</dt>
        <dd>{amountFen === null ? '—' : <Money fen={amountFen} />}</dd>
      </div>
      <div>
        <dt>{t('days')}</dt>
        <dd>{startsOn && endsOn ? <Days from={startsOn} to={endsOn} /> : '—'}</dd>
      </div>
      {inflow && (
        <>
          <div>
            <dt>{t('inflow.claimed')}</dt>
            <dd>
              <Money fen={inflow.claimedFen} />
            </dd>
          </div>
          <div>
            <dt>{t('inflow.kept')}</dt>
            <dd>
              <Money fen={inflow.keptFen} />
            </dd>
          </div>
        </>
      )}
      <div>
        <dt>{t('records')}</dt>
        <dd className="weir-number">
          {firm === null ? records : <Link to={`${firmAddress(firm)}/records?kind=bank-transactions`}>{records}</Link>}
        </dd>
      </div>
      <div>
        <dt>{t('column.seenAt')}</dt>
        <dd>
          <MomentText at={seenAt} />
        </dd>
      </div>
    </dl>
  );
}

function Days({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <>
      <DayText day={from} /> – <DayText day={to} />
    </>
  );
}

/** What an honest firm could answer, before anybody is accused; and the figures that the detector went by. */
function Innocent({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('fraud');
  const figures = Object.entries(finding.values).filter(([name, value]) => name !== 'subgraph' && value !== null);
  return (
    <section className="weir-panel">
      <h2>{t('innocent.title')}</h2>
      <p className="weir-quiet">{t('innocent.hint')}</p>
      <ul className="weir-finding-innocent">
        {finding.innocentExplanations.map((code) => (
          <li key={code}>{t(`innocent.${code}`, { defaultValue: code })}</li>
        ))}
      </ul>
      <h2>{t('figures')}</h2>
      <table className="weir-book">
        <tbody>
          {figures.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(`value.${name}`, { defaultValue: name })}</th>
              <td className="weir-number">
                {name === 'kind' ? t(`kind.${value}`, { defaultValue: value }) : figureText(name, value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function figureText(name: string, value: string | number | null): string {
  if (typeof value !== 'number') return value ?? '—';
  if (/share|within|density/i.test(name)) return `${(100 * value).toFixed(1)}%`;
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

function Verdict({ finding, etag }: { readonly finding: Finding; readonly etag?: string }) {
  const { t } = useTranslation('fraud');
  const { may } = useSession();
  return (
    <section className="weir-panel">
      <h2>{t('verdict.title')}</h2>
      {finding.judgedAt !== null && (
        <p>
          <VerdictTag state={finding.state} /> <MomentText at={finding.judgedAt} /> {finding.judgedBy}
        </p>
      )}
      {finding.note !== null && <blockquote className="weir-finding-note">{finding.note}</blockquote>}
      {may('judge-finding') && etag !== undefined ? (
        <VerdictForm finding={finding} etag={etag} />
      ) : (
        finding.judgedAt === null && <p className="weir-quiet">{t('verdict.waits')}</p>
      )}
    </section>
  );
}
