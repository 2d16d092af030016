import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText, MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import '#src/console/components/book.css';
import './law.css';
import { Confidence, LawStatus, VerdictTag } from './law-words.tsx';
import { RuleDecisions } from './rule-decisions.tsx';

type Rule = AnswerOf<'show-rule'>;
type Version = Rule['versions'][number];

/** One rule: its text in each version, what it requires, the cases that show it, and what it said in decisions. */
export function RulePage() {
  const { t } = useTranslation('law');
  const { may } = useSession();
  const { rule = '' } = useParams();
  const answer = useAnswer('show-rule', { params: { rule } });
  return (
    <>
      <PageHeader
        title={answer.data ? answer.data.body.title : rule}
        hint={
          <>
            <Link to="/law">{t('title')}</Link> · <code>{rule}</code>
          </>
        }
      />
      <Answered of={answer} rows={14}>
        {({ body }) => (
          <div className="weir-law-page">
            <p className="weir-wide weir-quiet">
              {t(`subject.${body.subject}`, { defaultValue: body.subject })} ·{' '}
              {t('rule.anchor', { anchor: t(`anchor.${body.anchor}`) })}
            </p>
            {[...body.versions].reverse().map((version) => (
              <VersionPanel key={version.from} rule={rule} version={version} />
            ))}
            {may('list-rule-decisions') && <RuleDecisions rule={rule} />}
            <Cases cases={body.cases} />
          </div>
        )}
      </Answered>
    </>
  );
}

function VersionPanel({ rule, version }: { readonly rule: string; readonly version: Version }) {
  const { t } = useTranslation('law');
  const { from, to, actors, provinces, when, requirements, transition, parameters, asks, note } = version;
  return (
    <section className="weir-panel weir-wide">
      <h2>
        <DayText day={from} /> — {to ? <DayText day={to} /> : t('rule.open')} <LawStatus status={version.status} />
      </h2>
      <dl className="weir-law-terms">
        <Term name={t('column.citation')}>
          {version.citation} <Confidence verified={version.verified} confidence={version.confidence} />
        </Term>
        <Term name={t('column.actors')}>
          {actors.map((actor) => t(`actor.${actor}`)).join(t('frame:list.and'))}
          {provinces && ` · ${provinces.join(t('frame:list.and'))}`}
        </Term>
        {when && (
          <Term name={t('rule.when')}>
            <code className="weir-law-code">{when}</code>
          </Term>
        )}
        {requirements.map(({ severity, require }) => (
          <Term key={severity} name={t(`severity.${severity}`)}>
            <code className="weir-law-code">{require}</code>
          </Term>
        ))}
        {transition && (
          <Term name={t('rule.transition')}>
            <DayText day={transition.to} />{' '}
            {transition.only && <code className="weir-law-code">{transition.only}</code>}
          </Term>
        )}
        {parameters.length > 0 && (
          <Term name={t('tab.parameters')}>
            {parameters.map((parameter) => (
              <Link key={parameter} to={`/law/parameters/${parameter}`} className="weir-chip">
                {parameter}
              </Link>
            ))}
          </Term>
        )}
        {asks.length > 0 && (
          <Term name={t('rule.asks')}>
            {asks.map((fact) => (
              <code key={fact} className="weir-chip">
                {fact}
              </code>
            ))}
          </Term>
        )}
        {note && <Term name={t('rule.note')}>{note}</Term>}
        <Term name={t('rule.counsel')}>
          <Counsel rule={rule} version={version} />
        </Term>
      </dl>
    </section>
  );
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Counsel's word on this very text; who may give it sees the button. */
function Counsel({
  rule,
  version: { digest, confirmedBy, confirmedAt },
}: {
  readonly rule: string;
  readonly version: Version;
}) {
  const { t } = useTranslation('law');
  const { may } = useSession();
  const client = useQueryClient();
  const words = useErrorWords();
  const confirm = useMutation({
    mutationFn: () => call('confirm-rule', { params: { rule }, body: { digest } }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (confirmedBy && confirmedAt)
    return (
      <>
        <StatusTag tone="good">{t('confirmed')}</StatusTag> <code>{confirmedBy}</code> <MomentText at={confirmedAt} />
      </>
    );
  return (
    <>
      <StatusTag tone="waiting">{t('unconfirmed')}</StatusTag>{' '}
      {may('confirm-rule') && (
        <Popconfirm title={t('rule.confirmAsk')} description={t('rule.confirmHint')} onConfirm={() => confirm.mutate()}>
          <Button size="small" loading={confirm.isPending}>
            {t('rule.confirm')}
          </Button>
        </Popconfirm>
      )}
      {confirm.isError && <p role="alert">{words(confirm.error).title}</p>}
    </>
  );
}

function Cases({ cases }: { readonly cases: Rule['cases'] }) {
  const { t } = useTranslation('law');
  if (cases.length === 0) return null;
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('cases.title')}</h2>
      <p className="weir-quiet">{t('cases.hint')}</p>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('cases.name')}</th>
              <th scope="col">{t('on')}</th>
              <th scope="col">{t('actorLabel')}</th>
              <th scope="col">{t('cases.facts')}</th>
              <th scope="col">{t('cases.expect')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td>
                  <DayText day={one.on} />
                </td>
                <td>{t(`actor.${one.actor}`, { defaultValue: one.actor })}</td>
                <td>
                  {Object.entries(one.facts).map(([name, value]) => (
                    <code key={name} className="weir-chip">
                      {name} = {typeof value === 'string' ? value : JSON.stringify(value)}
                    </code>
                  ))}
                </td>
                <td>
                  <VerdictTag verdict={one.expect} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
