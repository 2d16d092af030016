import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** What the institution is, under which licences, and which verbs they leave it: the law that applies follows from this. */
export function InstitutionPage() {
  const { t } = useTranslation('settings');
  const institution = useAnswer('show-institution', {});
  return (
    <SettingsFrame hint={t('institution.hint')}>
      <Answered of={institution}>
        {({ body }) => (
          <section className="weir-panel">
            <h2>{body.name}</h2>
            <Descriptions
              column={{ xs: 1, md: 2 }}
              items={[
                { key: 'code', label: t('institution.code'), children: body.code },
                {
                  key: 'types',
                  label: t('institution.types'),
                  children: body.actorTypes
                    .map((type) => t(`actor.${type}`, { defaultValue: type }))
                    .join(t('frame:list.and')),
                },
                { key: 'province', label: t('institution.province'), children: body.province },
                {
                  key: 'verbs',
                  label: t('institution.verbs'),
                  children: (
                    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
                      {Object.entries(body.verbs).map(([verb, allowed]) => (
                        <StatusTag key={verb} tone={allowed ? 'good' : 'waiting'}>
                          {t(`verb.${verb}`, { defaultValue: verb })}{' '}
                          {allowed ? t('institution.allowed') : t('institution.off')}
                        </StatusTag>
                      ))}
                    </span>
                  ),
                },
                ...body.licences.map((licence) => ({
                  key: licence.number,
                  label: t('institution.licence'),
                  span: 'filled' as const,
                  children: (
                    <span>
                      {t(`actor.${licence.kind}`, { defaultValue: licence.kind })} · {licence.number} ·{' '}
                      {licence.issuedBy} · <DayText day={licence.validFrom} /> —{' '}
                      {licence.validTo ? <DayText day={licence.validTo} /> : t('institution.noEnd')}
                    </span>
                  ),
                })),
              ]}
            />
          </section>
        )}
      </Answered>
    </SettingsFrame>
  );
}
