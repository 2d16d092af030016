import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { OutcomeTag } from '../applications/outcome-tag.tsx';
import type { ActFormProps } from './act-form.ts';

/** Sends the result; from then on it stands. */
export function ReleaseForm({ bundle, send, isPending }: ActFormProps) {
  const { t } = useTranslation('case');
  const { result, application } = bundle;
  if (!result) return null;
  const { application: id, version } = application;
  return (
    <Form
      layout="vertical"
      onFinish={() =>
        send(() => call('release-result', { params: { application: id }, body: {}, ifMatch: String(version) }))
      }
    >
      <p>
        <OutcomeTag outcome={result.outcome} />
      </p>
      <p className="weir-quiet">{t('release.hint')}</p>
      <Button type="primary" htmlType="submit" loading={isPending} autoFocus>
        {t('act.release')}
      </Button>
    </Form>
  );
}
