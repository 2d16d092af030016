import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Progress, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { useJob } from '#src/console/components/use-job.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { CaseBundle } from './case-facts.ts';

interface DropEvidenceProps {
  readonly bundle: CaseBundle;
  readonly firm: string;
}

/** Takes a file for the firm of the case: it is recognised, imported, and the application is decided again on it. */
export function DropEvidence({ bundle, firm }: DropEvidenceProps) {
  const { t } = useTranslation('case');
  const { may } = useSession();
  const errorWords = useErrorWords();
  const { application, decision, referral } = bundle;
  const isOver = application.state === 'released' || referral?.proposal?.approvedBy !== undefined;
  const decidesAgain = decision !== null && !isOver;
  const send = useMutation({
    mutationFn: (file: File) => {
      const again = decidesAgain ? { application: application.application, asOf: decision.asOf } : {};
      return call('add-firm-evidence', { params: { firm }, body: { ...again, source: 'applicant' }, file });
    },
  });
  if (!may('add-firm-evidence')) return null;
  const words = send.error ? errorWords(send.error) : undefined;
  return (
    <div className="weir-case-drop">
      <Upload.Dragger
        accept=".csv,.xlsx,.json,.ndjson,.gz,.txt"
        showUploadList={false}
        height={52}
        multiple={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined /> {t(decidesAgain ? 'drop.again' : 'drop.hint')}
        </p>
      </Upload.Dragger>
      {send.isPending && <Progress percent={15} status="active" showInfo={false} aria-label={t('drop.sending')} />}
      {words && <Alert type="error" showIcon message={words.title} description={words.detail} />}
      {send.data && <Arriving job={send.data.job} kind={send.data.kind} importId={send.data.import} />}
    </div>
  );
}

interface ArrivingProps {
  readonly job: string;
  readonly kind: string;
  readonly importId: string;
}

function Arriving({ job: id, kind, importId }: ArrivingProps) {
  const { t } = useTranslation('case');
  const client = useQueryClient();
  const catalogue = useCatalogue();
  const job = useJob(id);
  const [told, tell] = useState<string>();
  const isDone = job?.state === 'done';
  useEffect(() => {
    if ((job?.state !== 'done' && job?.state !== 'failed') || told === id) return;
    tell(id);
    for (const key of ['show-case', 'list-applications', 'show-firm']) client.invalidateQueries({ queryKey: [key] });
  }, [job?.state, told, id, client]);
  if (job?.state === 'failed')
    return <Alert type="error" showIcon message={t('drop.failed')} description={job.failure?.message} />;
  return (
    <div className="weir-case-arriving" role="status">
      <span>
        {t(isDone ? 'drop.done' : 'drop.reading', { kind: catalogue.kind(kind) })}{' '}
        <Link to={`/imports/${importId}`}>{t('drop.see')}</Link>
      </span>
      {!isDone && (
        <Progress
          percent={job ? 60 : 30}
          status="active"
          showInfo={false}
          aria-label={t('drop.reading', { kind: catalogue.kind(kind) })}
        />
      )}
    </div>
  );
}
