import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Progress, Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Skeleton, useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { useJob } from '#src/console/components/use-job.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { FilePreview } from './file-preview.tsx';
import { type Inspection, type Kind, mapOf, missingOf, type Reading } from './session-file.ts';

/** One file on its way in: what it is taken for, how its columns are read, and what became of its rows. */
export function FileSession({ file }: { readonly file: File }) {
  const { t } = useTranslation('imports');
  const errorWords = useErrorWords();
  const { mutate, data, error } = useMutation({
    mutationFn: () => call('inspect-file', { body: {}, file }),
  });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  const words = error ? errorWords(error) : undefined;
  return (
    <section className="weir-panel weir-import-file" aria-label={file.name}>
      <h2>{file.name}</h2>
      {words && <Alert type="error" showIcon title={words.title} description={words.detail ?? t('session.notRead')} />}
      {!words && !data && <Skeleton rows={3} />}
      {data && <Inspected inspection={data} />}
    </section>
  );
}

function Inspected({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation('imports');
  const errorWords = useErrorWords();
  const catalogue = useCatalogue();
  const [reading, read] = useState<Reading>({ kind: inspection.kinds[0]!.kind, chosen: {} });
  const [source, setSource] = useState('');
  const id = useId();
  const start = useMutation({
    mutationFn: (body: Parameters<typeof call<'import-upload'>>[1]['body']) =>
      call('import-upload', { params: { upload: inspection.upload }, body }),
  });
  const guess = inspection.kinds.find(({ kind }) => kind === reading.kind)!;
  const missing = missingOf(guess, reading);
  const words = start.error ? errorWords(start.error) : undefined;
  if (start.data) return <Running job={start.data.job} importId={start.data.import} />;
  return (
    <>
      <div className="weir-import-choices">
        <div>
          <label htmlFor={`${id}-kind`}>{t('session.kind')}</label>
          <Select<Kind>
            id={`${id}-kind`}
            value={reading.kind}
            onChange={(kind) => read({ kind, chosen: {} })}
            options={inspection.kinds.map(({ kind, confidence }) => ({
              value: kind,
              label: `${catalogue.kind(kind)} · ${Math.round(confidence * 100)}%`,
            }))}
          />
        </div>
        <div>
          <label htmlFor={`${id}-source`}>{t('session.source')}</label>
          <Input
            id={`${id}-source`}
            value={source}
            maxLength={80}
            placeholder={t('session.sourceHint')}
            onChange={({ target }) => setSource(target.value)}
          />
        </div>
        <Button
          type="primary"
          disabled={missing.length > 0 || source.trim() === ''}
          loading={start.isPending}
          onClick={() => start.mutate({ kind: reading.kind, source: source.trim(), map: mapOf(guess, reading) })}
        >
          {t('session.import')}
        </Button>
      </div>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('session.missing', {
            fields: missing.map((field) => catalogue.field(reading.kind, field)).join(t('comma')),
          })}
        />
      )}
      {words && <Alert type="error" showIcon title={words.title} description={words.detail} />}
      <FilePreview inspection={inspection} guess={guess} reading={reading} onRead={read} />
    </>
  );
}

function Running({ job: id, importId }: { readonly job: string; readonly importId: string }) {
  const { t } = useTranslation('imports');
  const job = useJob(id);
  const isDone = job?.state === 'done';
  const shown = useAnswer('show-import', { params: { import: importId } }, { enabled: isDone });
  if (job?.state === 'failed') return <Alert type="error" showIcon title={job.failure?.message} />;
  if (!isDone) {
    const percent = job?.total ? Math.round((100 * job.done) / job.total) : job ? 40 : 10;
    return <Progress percent={percent} status="active" aria-label={t('session.running')} />;
  }
  const { rows, accepted, duplicates, rejected } = shown.data?.body ?? {};
  return (
    <p role="status" className="weir-import-done">
      <StatusTag tone={rejected ? 'warning' : 'good'}>{t('session.done')}</StatusTag>{' '}
      {shown.data && (
        <span className="weir-number">{t('session.counts', { rows, accepted, duplicates, rejected })}</span>
      )}{' '}
      <Link to={`/imports/${importId}`}>{t(rejected ? 'session.correct' : 'session.see')}</Link>
    </p>
  );
}
