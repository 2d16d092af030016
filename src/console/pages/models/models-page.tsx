import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import '#src/console/components/book.css';
import './models.css';
import { ModelRegister } from './register.tsx';

type Artefacts = AnswerOf<'list-artefacts'>;

/** By what decisions are made now: policies, the models that they use, the law, and the engine, each with its digest. */
export function ModelsPage() {
  const { t } = useTranslation('models');
  const { may } = useSession();
  const answer = useAnswer('list-artefacts', {});
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Answered of={answer} rows={10}>
        {({ body }) => (
          <div className="weir-models">
            <InForce artefacts={body} />
            {may('list-model-versions') && <ModelRegister />}
            <Ground artefacts={body} />
          </div>
        )}
      </Answered>
    </>
  );
}

function InForce({ artefacts }: { readonly artefacts: Artefacts }) {
  const { t, i18n } = useTranslation('models');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const catalogue = useCatalogue();
  return (
    <section className="weir-panel">
      <h2>{t('inForce.title')}</h2>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('column.policy')}</th>
              <th scope="col">{t('column.model')}</th>
              <th scope="col">{t('column.mayDecide')}</th>
              <th scope="col" className="weir-number">
                {t('column.cutOff')}
              </th>
              <th scope="col">{t('column.sources')}</th>
              <th scope="col">{t('column.digest')}</th>
            </tr>
          </thead>
          <tbody>
            {artefacts.policies.map(({ policy, version, digest, title, isDefault, model, cutOffPd, sources }) => (
              <tr key={policy}>
                <th scope="row">
                  {title[language]} {isDefault && <StatusTag tone="calm">{t('default')}</StatusTag>}
                  <div>
                    <code>
                      {policy} {version}
                    </code>
                  </div>
                </th>
                <td>
                  <Link to={`/models/${model.name}`}>{model.name}</Link> {model.version}
                  <div className="weir-quiet">{t(`origin.${model.origin}`)}</div>
                </td>
                <td>
                  <StatusTag tone={model.mayDecide ? 'good' : 'warning'}>
                    {t(model.mayDecide ? 'mayDecide.yes' : 'mayDecide.no')}
                  </StatusTag>
                </td>
                <td className="weir-number">{(cutOffPd * 100).toFixed(1)}%</td>
                <td className="weir-models-sources">
                  {sources
                    .filter(({ mandatory }) => mandatory)
                    .map(({ kind, maxAgeDays }) => t('source', { kind: catalogue.kind(kind), count: maxAgeDays }))
                    .join(t('frame:list.and'))}
                </td>
                <td>
                  <code title={digest}>{digest.slice(0, 12)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What all policies stand on. */
function Ground({ artefacts: { engine, rulePack } }: { readonly artefacts: Artefacts }) {
  const { t } = useTranslation('models');
  return (
    <section className="weir-panel">
      <h2>{t('ground.title')}</h2>
      <dl className="weir-models-terms">
        <dt>{t('ground.engine')}</dt>
        <dd>{t('ground.engineIs', { ...engine })}</dd>
        <dt>
          <Link to="/law">{t('ground.law')}</Link>
        </dt>
        <dd>
          {t('ground.lawIs', { rules: rulePack.rules, parameters: rulePack.parameters })} <code>{rulePack.digest}</code>
        </dd>
      </dl>
    </section>
  );
}
