import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';

/** What runs here, whether it is well, and by which versions decisions are made. */
export function AboutPage() {
  const { t } = useTranslation('about');
  const { may } = useSession();
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <section className="weir-panel" style={{ marginBottom: 14 }}>
        <h2>{t('health.title')}</h2>
        <Health />
      </section>
      {may('list-artefacts') && (
        <section className="weir-panel" style={{ marginBottom: 14 }}>
          <h2>{t('artefacts.title')}</h2>
          <Artefacts />
        </section>
      )}
      <section className="weir-panel">
        <h2>{t('more.title')}</h2>
        <ul className="weir-plain-list">
          <li>
            <a href="/docs">{t('more.api')}</a>
          </li>
          <li>{t('more.licence')}</li>
          <li className="weir-quiet">{t('more.notAdvice')}</li>
        </ul>
      </section>
    </>
  );
}

/** The two questions that a machine asks: does the process answer, does the store. */
function Health() {
  const { t } = useTranslation('about');
  const probes = useQuery({
    queryKey: ['probes'],
    refetchInterval: 15_000,
    queryFn: async ({ signal }) => {
      const began = performance.now();
      const [process, store] = await Promise.all(['/healthz', '/readyz'].map((path) => fetch(path, { signal })));
      return { process: process!.ok, store: store!.ok, milliseconds: Math.round(performance.now() - began) };
    },
  });
  return (
    <Answered of={probes} rows={1}>
      {({ process, store, milliseconds }) => (
        <Descriptions
          column={{ xs: 1, md: 3 }}
          items={[
            { key: 'process', label: t('health.process'), children: <Verdict well={process} /> },
            { key: 'store', label: t('health.store'), children: <Verdict well={store} /> },
            { key: 'time', label: t('health.time'), children: <span className="weir-number">{milliseconds} ms</span> },
          ]}
        />
      )}
    </Answered>
  );
}

function Verdict({ well }: { readonly well: boolean }) {
  const { t } = useTranslation('about');
  return <StatusTag tone={well ? 'good' : 'bad'}>{well ? t('health.well') : t('health.unwell')}</StatusTag>;
}

function Artefacts() {
  const { t, i18n } = useTranslation('about');
  const artefacts = useAnswer('list-artefacts', {});
  return (
    <Answered of={artefacts} rows={4}>
      {({ body: { engine, rulePack, policies } }) => (
        <Descriptions
          column={1}
          items={[
            {
              key: 'weir',
              label: t('artefacts.weir'),
              children: `${engine.weir} · Node ${engine.node} · ${engine.architecture}`,
            },
            {
              key: 'rules',
              label: t('artefacts.rules'),
              children: (
                <span>
                  {rulePack.id} · {t('artefacts.ruleCount', { rules: rulePack.rules, parameters: rulePack.parameters })}{' '}
                  <Digest of={rulePack.digest} />
                </span>
              ),
            },
            ...policies.map(({ policy, version, digest, title, model }) => ({
              key: policy,
              label: t('artefacts.policy'),
              children: (
                <span>
                  {i18n.language === 'zh' ? title.zh : title.en} {version} <Digest of={digest} /> ·{' '}
                  {t('artefacts.model')} {model.name} {model.version} <Digest of={model.digest} />
                </span>
              ),
            })),
          ]}
        />
      )}
    </Answered>
  );
}

function Digest({ of }: { readonly of: string }) {
  return (
    <code className="weir-quiet" title={of}>
      {of.slice(0, 12)}
    </code>
  );
}
