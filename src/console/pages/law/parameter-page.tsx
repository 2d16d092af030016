import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { provinceOptions } from '../firms/place-words.ts';
import { ACTORS } from './actors.ts';
import '#src/console/components/book.css';
import './law.css';
import { Confidence, LawStatus, lawValue } from './law-words.tsx';
import { ParameterChart } from './parameter-chart.tsx';
import { useLawAddress } from './use-law-address.ts';

export type ParameterStory = AnswerOf<'show-parameter-history'>;

/** One figure of the law: what it is on a day for whom, and what it was. */
export function ParameterPage() {
  const { t, i18n } = useTranslation('law');
  const { parameter = '' } = useParams();
  const { province } = useLawAddress();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const story = useAnswer(
    'show-parameter-history',
    { params: { parameter }, query: province === undefined ? {} : { province } },
    { keepPrevious: true },
  );
  return (
    <>
      <PageHeader
        title={story.data ? story.data.body[language] : parameter}
        hint={
          <>
            <Link to="/law?tab=parameters">{t('title')}</Link> · <code>{parameter}</code>
          </>
        }
      />
      <Answered of={story} rows={12}>
        {({ body }) => (
          <div className="weir-law-page">
            <ValueOnDay story={body} />
            <ReadBy story={body} />
            <History story={body} />
          </div>
        )}
      </Answered>
    </>
  );
}

function ValueOnDay({ story }: { readonly story: ParameterStory }) {
  const { t, i18n } = useTranslation('law');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const { on, province, actor, change } = useLawAddress();
  const query = {
    ...(on === undefined ? {} : { on }),
    ...(province === undefined ? {} : { province }),
    ...(actor === undefined ? {} : { actor }),
  };
  const reading = useAnswer(
    'show-parameter',
    { params: { parameter: story.parameter }, query },
    { keepPrevious: true },
  );
  const own = provinceOptions(language).filter(({ value }) => story.provinces.includes(value));
  return (
    <section className="weir-panel">
      <h2>{t('value.title')}</h2>
      <div className="weir-table-tools">
        <span className="weir-labelled">
          <span aria-hidden="true">{t('on')}</span>
          <Input
            type="date"
            aria-label={t('on')}
            value={on ?? reading.data?.body.on ?? ''}
            onChange={(event) => change({ on: event.target.value })}
          />
        </span>
        <Select
          aria-label={t('actorLabel')}
          allowClear
          placeholder={t('value.us')}
          value={actor}
          onChange={(chosen?: string) => change({ actor: chosen })}
          options={ACTORS.map((value) => ({ value, label: t(`actor.${value}`) }))}
          style={{ minWidth: 190 }}
        />
        {own.length > 0 && (
          <Select
            aria-label={t('province')}
            allowClear
            placeholder={t('province')}
            value={province}
            onChange={(chosen?: string) => change({ province: chosen })}
            options={own}
            style={{ minWidth: 150 }}
          />
        )}
      </div>
      <Answered of={reading} rows={3}>
        {({ body }) => (
          <div aria-live="polite">
            <p className="weir-law-figure">{lawValue(body.value, body.unit, language)}</p>
            <p className="weir-law-tags">
              <LawStatus status={body.state} />
              {body.applies ? (
                <StatusTag tone="good">{t('value.applies')}</StatusTag>
              ) : (
                <StatusTag tone="waiting">{t('value.appliesNot')}</StatusTag>
              )}
            </p>
            <p className="weir-quiet">
              {body.citation} {body.from && <DayText day={body.from} />} {body.from && t('value.since')}
            </p>
            <p className="weir-quiet">
              {t('value.anchors', {
                anchors: story.governedBy.map((anchor) => t(`anchor.${anchor}`)).join(t('frame:list.and')),
              })}
            </p>
          </div>
        )}
      </Answered>
    </section>
  );
}

function ReadBy({ story }: { readonly story: ParameterStory }) {
  const { t } = useTranslation('law');
  return (
    <section className="weir-panel">
      <h2>{t('readBy.title')}</h2>
      {story.rules.length === 0 ? (
        <p className="weir-quiet">{t('readBy.none')}</p>
      ) : (
        <ul className="weir-law-list">
          {story.rules.map(({ rule, title }) => (
            <li key={rule}>
              <Link to={`/law/rules/${rule}`}>{title}</Link> <code>{rule}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function History({ story }: { readonly story: ParameterStory }) {
  const { t, i18n } = useTranslation('law');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const { on } = useLawAddress();
  const isNumber = story.steps.some(({ value }) => typeof value === 'number');
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('history.title')}</h2>
      {story.observedTo && <p className="weir-quiet">{t('history.observedTo', { day: story.observedTo })}</p>}
      {isNumber && <ParameterChart story={story} on={on} />}
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('column.from')}</th>
              <th scope="col" className="weir-number">
                {t('column.value')}
              </th>
              <th scope="col">{t('column.citation')}</th>
              <th scope="col">{t('column.confidence')}</th>
            </tr>
          </thead>
          <tbody>
            {[...story.steps].reverse().map((step) => (
              <tr key={step.on}>
                <th scope="row">
                  <DayText day={step.on} />
                </th>
                <td className="weir-number weir-law-value">
                  {step.value === null ? t('status.repealed') : lawValue(step.value, story.unit, language)}
                  {step.multiple && (
                    <div className="weir-quiet">
                      {step.multiple.times} × <Link to={`/law/parameters/${step.multiple.of}`}>{step.multiple.of}</Link>
                    </div>
                  )}
                </td>
                <td>
                  {step.citation}
                  {step.note && <div className="weir-quiet">{step.note}</div>}
                </td>
                <td>
                  <Confidence verified={step.verified} confidence={step.confidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
