import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress, Upload } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { DayText } from '#src/console/components/day-text.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { useJob } from '#src/console/components/use-job.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';

interface FirmDocumentsProps {
  readonly firm: string;
  /** The application that is decided again as documents arrive, as of the day that it was decided for. */
  readonly again?: { readonly application: string; readonly asOf: string };
}

interface Sent {
  readonly key: number;
  readonly file: File;
}

/** What is there of a firm, kind by kind, and a place to send more: the file says itself what it is. */
export function FirmDocuments({ firm, again }: FirmDocumentsProps) {
  const { t } = useTranslation('apply');
  const catalogue = useCatalogue();
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const known = useAnswer('show-firm', { params: { firm } });
  const evidence = known.data?.body.evidence ?? [];
  return (
    <>
      {evidence.length > 0 && (
        <ul className="weir-apply-list">
          {evidence.map(({ kind, rows, lastOn }) => (
            <li key={kind}>
              <span>
                {catalogue.kind(kind)} <span className="weir-quiet">{t('have.rows', { count: rows })}</span>
              </span>
              {lastOn && (
                <span className="weir-quiet">
                  {t('have.until')} <DayText day={lastOn} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Upload
        accept=".csv,.xlsx,.json,.ndjson,.gz,.txt"
        showUploadList={false}
        multiple
        beforeUpload={(file) => {
          setSent((before) => [...before, { key: before.length, file }]);
          return false;
        }}
      >
        <Button size="large" block>
          {t('have.add')}
        </Button>
      </Upload>
      <ul className="weir-apply-list" aria-live="polite">
        {sent.map(({ key, file }) => (
          <SentFile key={key} file={file} firm={firm} {...(again ? { again } : {})} />
        ))}
      </ul>
    </>
  );
}

function SentFile({ file, firm, again }: FirmDocumentsProps & { readonly file: File }) {
  const { t } = useTranslation('apply');
  const catalogue = useCatalogue();
  const client = useQueryClient();
  const errorWords = useErrorWords();
  const { mutate, data, error } = useMutation({
    mutationFn: () => call('add-firm-evidence', { params: { firm }, body: { ...again, source: 'applicant' }, file }),
  });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  const job = useJob(data?.job);
  const isOver = job?.state === 'done' || job?.state === 'failed';
  useEffect(() => {
    if (!isOver) return;
    for (const key of ['show-firm', 'show-case', 'list-applications']) client.invalidateQueries({ queryKey: [key] });
  }, [isOver, client]);
  const refused = error ? errorWords(error).title : job?.failure?.message;
  return (
    <li>
      <span>{data ? `${catalogue.kind(data.kind)} · ${file.name}` : file.name}</span>
      {refused ? (
        <Alert type="error" title={refused} showIcon />
      ) : job?.state === 'done' ? (
        <StatusTag tone="good">{t('have.taken')}</StatusTag>
      ) : (
        <Progress percent={data ? 60 : 25} status="active" showInfo={false} aria-label={t('have.sending')} />
      )}
    </li>
  );
}
