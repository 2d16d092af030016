import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { GatesPanel } from '../case/gates-panel.tsx';
import { ReasonsPanel } from '../case/reasons-panel.tsx';
import { ShockPanel } from '../case/shock-panel.tsx';
import { firmAddress } from '../firms/firm-address.ts';
import { OutcomeTag } from '../firms/outcome-tag.tsx';
import '#src/console/components/book.css';
import '../case/case.css';
import './decisions.css';

type Decision = AnswerOf<'show-decision'>;

/** One decision as it was answered and never changed since: what it says, what it rests on, and how to check that. */
export function DecisionPage() {
  const { t } = useTranslation('decisions');
  const { decision = '' } = useParams();
  const answer = useAnswer('show-decision', { params: { decision } });
  return (
    <>
      <PageHeader title={t('title')} hint={<code>{decision}</code>} />
      <Answered of={answer} rows={14}>
        {({ body }) => (
          <div className="weir-decision">
            <Head decision={body} />
            <ReasonsPanel decision={body} />
            <GatesPanel decision={body} />
            <ShockPanel decision={body} />
            <Proof decision={body} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Head({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('decisions');
  const { firm, outcome, asOf, pd, pdLow, pdHigh, grade, limitFen, tenorDays, rate, model, policy } = decision;
  const percent = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(2)}%`);
  return (
    <section className="weir-panel weir-wide weir-decision-facts" aria-label={t('facts')}>
      <div>
        <span className="weir-quiet">{t('firm')}</span>
        <strong>
          <Link to={firmAddress(firm)}>{firm}</Link>
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('outcome')}</span>
        <strong>
          <OutcomeTag outcome={outcome} />
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('asOf')}</span>
        <strong>
          <DayText day={asOf} />
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('pd')}</span>
        <strong className="weir-number">
          {percent(pd)} <span className="weir-quiet">{`${percent(pdLow)} – ${percent(pdHigh)}`}</span>
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('grade')}</span>
        <strong>{grade ?? '—'}</strong>
      </div>
      <div>
        <span className="weir-quiet">{t('limit')}</span>
        <strong>
          <Money fen={limitFen} />
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('terms')}</span>
        <strong className="weir-number">
          {tenorDays === null ? '—' : t('days', { count: tenorDays })} · {percent(rate)}
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('model')}</span>
        <strong>
          <Link to={`/models/${encodeURIComponent(model.split(/[@ ]/)[0] ?? model)}`}>{model}</Link> · {policy}
        </strong>
      </div>
    </section>
  );
}

/** What the record was made from, by digest; its entry in the log; and the same decision made again from its record. */
function Proof({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('decisions');
  const { may } = useSession();
  const words = useErrorWords();
  const { decision: id, digest, digests, engine } = decision;
  const receipt = useAnswer('show-decision-receipt', { params: { decision: id } });
  const [language, choose] = useState<'zh' | 'en'>('zh');
  const letter = useAnswer('show-letter', { params: { decision: id }, query: { language } });
  const replay = useMutation({ mutationFn: () => call('replay-decision', { params: { decision: id } }) });
  return (
    <>
      <section className="weir-panel">
        <h2>{t('proof.title')}</h2>
        <dl className="weir-decision-digests">
          <dt>{t('proof.record')}</dt>
          <dd>
            <code>{digest}</code>
          </dd>
          {Object.entries(digests).map(([name, value]) => (
            <div key={name} className="weir-decision-digest">
              <dt>{t(`digest.${name}`, { defaultValue: name })}</dt>
              <dd>
                <code>{value ?? '—'}</code>
              </dd>
            </div>
          ))}
          <dt>{t('proof.engine')}</dt>
          <dd>{`Weir ${engine.version}, Node ${engine.node}, ${engine.arch}`}</dd>
        </dl>
        <div className="weir-table-tools">
          {receipt.data && (
            <Link to={`/log/entries/${receipt.data.body.entry}`}>
              <Button>{t('proof.entry')}</Button>
            </Link>
          )}
          {may('show-record') && (
            <Link to={`/catalogue?tab=lineage&decision=${id}`}>
              <Button>{t('proof.lineage')}</Button>
            </Link>
          )}
          {may('replay-decision') && (
            <Button loading={replay.isPending} onClick={() => replay.mutate()}>
              {t('proof.replay')}
            </Button>
          )}
        </div>
        {replay.data && (
          <p role="status">
            <StatusTag tone={replay.data.identical ? 'good' : 'bad'}>
              {replay.data.identical ? t('proof.identical') : t('proof.differs', { path: replay.data.path ?? '' })}
            </StatusTag>
          </p>
        )}
        {replay.isError && <p role="alert">{words(replay.error).title}</p>}
      </section>
      <section className="weir-panel">
        <h2>{t('letter')}</h2>
        <div className="weir-table-tools">
          <Button size="small" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
        <Answered of={letter} rows={6}>
          {({ body }) => <p className="weir-decision-letter">{body}</p>}
        </Answered>
      </section>
    </>
  );
}
