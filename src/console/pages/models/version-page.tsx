import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { OutcomeTag } from '../firms/outcome-tag.tsx';
import '#src/console/components/book.css';
import './models.css';
import { StageTag } from './register.tsx';
import { ValidationPanel } from './validation-panel.tsx';

type Version = AnswerOf<'show-model-version'>;

/** One registered model: where it is in its life, how it was validated, what it said in the shadow, and what it decided. */
export function VersionPage() {
  const { t } = useTranslation('models');
  const { version = '' } = useParams();
  const answer = useAnswer('show-model-version', { params: { version } });
  return (
    <>
      <PageHeader title={version} hint={<Link to="/models">{t('title')}</Link>} />
      <Answered of={answer} rows={12}>
        {({ body }) => (
          <div className="weir-model">
            <Standing version={body} />
            <ValidationPanel report={body.report} />
            <Said version={body} />
            <Checklist version={body} />
            <Story version={body} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Standing({ version }: { readonly version: Version }) {
  const { t } = useTranslation('models');
  const { stage, policy, developer, validator, registeredAt, format, digest } = version;
  const facts = [
    [t('column.stage'), <StageTag key="stage" stage={stage} />],
    [t('column.policy'), policy ?? '—'],
    [t('column.format'), format],
    [t('column.developer'), <code key="developer">{developer}</code>],
    [t('column.validator'), validator ? <code key="validator">{validator}</code> : '—'],
    [t('column.registered'), <MomentText key="registered" at={registeredAt} />],
    [t('column.digest'), <code key="digest">{digest}</code>],
  ] as const;
  return (
    <section className="weir-panel weir-wide weir-model-facts" aria-label={t('facts')}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <span className="weir-quiet">{label}</span>
          <strong>{value}</strong>
        </div>
      ))}
    </section>
  );
}

function Said({ version: { shadow, decided } }: { readonly version: Version }) {
  const { t } = useTranslation('models');
  const percent = (value: number | undefined) => (value === undefined ? '—' : `${(value * 100).toFixed(2)}%`);
  return (
    <section className="weir-panel">
      <h2>{t('said.title')}</h2>
      <p>
        {t('said.shadow', {
          count: shadow.cases,
          pd: percent(shadow.meanPd),
          champion: percent(shadow.meanChampionPd),
        })}
      </p>
      {shadow.agreement.length > 0 && (
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('said.action')}</th>
              <th scope="col">{t('said.outcome')}</th>
              <th scope="col" className="weir-number">
                {t('said.cases')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shadow.agreement.map(({ action, outcome, cases }) => (
              <tr key={`${action}/${outcome}`}>
                <th scope="row">
                  <OutcomeTag outcome={action} />
                </th>
                <td>
                  <OutcomeTag outcome={outcome} />
                </td>
                <td className="weir-number">{cases}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('said.decided')}</h3>
      <ul className="weir-models-stops">
        {(['approve', 'counter', 'refer', 'decline'] as const).map((outcome) => (
          <li key={outcome}>
            <OutcomeTag outcome={outcome} /> <span className="weir-number">{decided[outcome]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Checklist({ version: { checklist } }: { readonly version: Version }) {
  const { t, i18n } = useTranslation('models');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('checklist.title')}</h2>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('checklist.item')}</th>
              <th scope="col">{t('checklist.article')}</th>
              <th scope="col">{t('checklist.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {checklist.map((item) => (
              <tr key={item.item}>
                <th scope="row">{item[language]}</th>
                <td>{item.article}</td>
                <td>
                  {item.answer ?? <span className="weir-quiet">{t('checklist.open')}</span>}{' '}
                  {item.by && (
                    <span className="weir-quiet">
                      <code>{item.by}</code> {item.at && <MomentText at={item.at} />}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Story({ version: { story } }: { readonly version: Version }) {
  const { t } = useTranslation('models');
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('story.title')}</h2>
      <ol className="weir-models-stops">
        {story.map(({ at, by, kind }) => (
          <li key={`${at}/${kind}`}>
            <MomentText at={at} /> {t(`story.${kind}`, { defaultValue: kind })} <code>{by}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
