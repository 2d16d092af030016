import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import '#src/console/components/book.css';
import './models.css';
import { ScoreCurve } from './score-curve.tsx';
import { ScorecardTable } from './scorecard-table.tsx';

export type Model = AnswerOf<'show-model'>;

/** A scorecard as it decides: its card, what a score means, and the table of its bins. */
export function ModelPage() {
  const { t } = useTranslation('models');
  const { model = '' } = useParams();
  const answer = useAnswer('show-model', { params: { model } });
  return (
    <>
      <PageHeader
        title={answer.data ? `${model} ${answer.data.body.version}` : model}
        hint={
          <>
            <Link to="/models">{t('title')}</Link>
            {answer.data && ` · ${answer.data.body.title}`}
          </>
        }
      />
      <Answered of={answer} rows={14}>
        {({ body }) => (
          <div className="weir-model">
            <Head model={body} />
            <ScoreCurve model={body} />
            <Card model={body} />
            <ScorecardTable model={body} />
            {body.fit && <Fit fit={body.fit} />}
          </div>
        )}
      </Answered>
    </>
  );
}

function Head({ model }: { readonly model: Model }) {
  const { t } = useTranslation('models');
  return (
    <section className="weir-panel weir-wide weir-model-facts" aria-label={t('facts')}>
      <Fact label={t('column.origin')}>{t(`origin.${model.origin}`)}</Fact>
      <Fact label={t('column.mayDecide')}>
        <StatusTag tone={model.mayDecide ? 'good' : 'warning'}>
          {t(model.mayDecide ? 'mayDecide.yes' : 'mayDecide.no')}
        </StatusTag>
      </Fact>
      <Fact label={t('column.cutOff')}>{(model.cutOffPd * 100).toFixed(1)}%</Fact>
      <Fact label={t('variables')}>{model.variables}</Fact>
      <Fact label={t('base')}>{model.basePoints}</Fact>
      <Fact label={t('scale')}>{t('scaleIs', { ...model.scale })}</Fact>
      <Fact label={t('usedBy')}>{model.usedBy.join(t('frame:list.and'))}</Fact>
      <Fact label={t('approved')}>
        {model.approvedBy ?? '—'} {model.approvedOn && <DayText day={model.approvedOn} />}
      </Fact>
      <Fact label={t('column.digest')}>
        <code>{model.digest}</code>
      </Fact>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <span className="weir-quiet">{label}</span>
      <strong className="weir-number">{children}</strong>
    </div>
  );
}

/** What a person must know before using the model, in the words of whoever made it. */
function Card({ model: { card } }: { readonly model: Model }) {
  const { t } = useTranslation('models');
  return (
    <section className="weir-panel">
      <h2>{t('card.title')}</h2>
      <dl className="weir-models-terms">
        <dt>{t('card.purpose')}</dt>
        <dd>{card.purpose}</dd>
        <dt>{t('card.population')}</dt>
        <dd>{card.population}</dd>
        <dt>{t('card.outcome')}</dt>
        <dd>{card.outcome}</dd>
        <dt>{t('card.data')}</dt>
        <dd>{card.data}</dd>
        {card.rows !== null && (
          <>
            <dt>{t('card.rows')}</dt>
            <dd className="weir-number">{t('card.rowsAre', { rows: card.rows, bads: card.bads ?? 0 })}</dd>
          </>
        )}
        <dt>{t('card.limitations')}</dt>
        <dd>
          <ul>
            {card.limitations.map((limitation) => (
              <li key={limitation}>{limitation}</li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  );
}

function Fit({ fit }: { readonly fit: NonNullable<Model['fit']> }) {
  const { t } = useTranslation('models');
  if (fit.segments.length === 0) return null;
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('segments.title')}</h2>
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('segments.segment')}</th>
            <th scope="col" className="weir-number">
              {t('segments.rows')}
            </th>
            <th scope="col" className="weir-number">
              {t('segments.bads')}
            </th>
            <th scope="col" className="weir-number">
              {t('segments.rate')}
            </th>
            <th scope="col" className="weir-number">
              {t('segments.pooled')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fit.segments.map(({ segment, rows, bads, pooledPd }) => (
            <tr key={segment}>
              <th scope="row">{segment}</th>
              <td className="weir-number">{rows}</td>
              <td className="weir-number">{bads}</td>
              <td className="weir-number">{((bads / Math.max(1, rows)) * 100).toFixed(2)}%</td>
              <td className="weir-number">{(pooledPd * 100).toFixed(2)}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
