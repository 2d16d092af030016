import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { shanghaiMoment } from '#src/console/components/moment-words.ts';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { ErrorState, Skeleton } from '#src/console/components/states.tsx';
import { checkBeside } from './check-beside.ts';
import { Verdict } from './verdict.tsx';
import '#src/console/components/book.css';
import './log.css';

const MOST_CHECKPOINTS = 200;

/** Verifies the log in this browser: a span of it as the server gives it now, or a file that somebody handed on. */
export function VerifyPage() {
  const { t } = useTranslation('log');
  const { may } = useSession();
  const key = useAnswer('show-log-key', {});
  const [own, setOwn] = useState<string>();
  const verifier = own ?? key.data?.body.key ?? '';
  return (
    <>
      <PageHeader title={t('verify.title')} hint={t('verify.hint')} />
      <div className="weir-log-entry">
        <section className="weir-panel weir-wide">
          <h2>{t('verify.key')}</h2>
          <p className="weir-quiet">{t('verify.keyHint')}</p>
          <Input
            aria-label={t('verify.key')}
            className="weir-log-document"
            value={verifier}
            onChange={(event) => setOwn(event.target.value)}
            spellCheck={false}
          />
        </section>
        {may('export-log') && <SpanCheck verifier={verifier} />}
        <FileCheck verifier={verifier} />
      </div>
    </>
  );
}

function SpanCheck({ verifier }: { readonly verifier: string }) {
  const { t } = useTranslation('log');
  const listed = useAnswer('list-checkpoints', { query: { limit: MOST_CHECKPOINTS } });
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState<number>();
  const check = useMutation({
    mutationFn: async () => {
      const query = { from, ...(to === undefined ? {} : { to }) };
      // The checkpoint that a span begins at is trusted because the reader chose it.
      const seen = from === 0 ? [] : [(await call('show-checkpoint', { query: { size: from } })).note];
      const response = await fetch(addressOf('export-log', {}, query), { credentials: 'same-origin' });
      if (!response.ok) throw new Error(`the export was refused: ${response.status}`);
      return checkBeside({ text: await response.text(), key: verifier, seen });
    },
  });
  const checkpoints = listed.data?.body.items ?? [];
  const option = ({ size, at }: (typeof checkpoints)[number]) => ({
    value: size,
    label: t('verify.checkpoint', { size: size.toLocaleString('en'), at: shanghaiMoment(at) }),
  });
  return (
    <section className="weir-panel">
      <h2>{t('verify.span')}</h2>
      <p className="weir-quiet">{t('verify.spanHint')}</p>
      <div className="weir-table-tools">
        <Select
          aria-label={t('verify.from')}
          value={from}
          onChange={setFrom}
          options={[{ value: 0, label: t('verify.beginning') }, ...[...checkpoints].reverse().map(option)]}
          style={{ minWidth: 240 }}
        />
        <span>—</span>
        <Select
          aria-label={t('verify.to')}
          value={to ?? 'newest'}
          onChange={(value: number | 'newest') => setTo(value === 'newest' ? undefined : value)}
          options={[{ value: 'newest', label: t('verify.newest') }, ...checkpoints.map(option)]}
          style={{ minWidth: 240 }}
        />
      </div>
      <div className="weir-table-tools">
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
          {t('verify.run')}
        </Button>
        <a href={addressOf('export-log', {}, { from, to })} download>
          {t('verify.download')}
        </a>
      </div>
      {check.isPending && <Skeleton rows={4} />}
      {check.isError && <ErrorState error={check.error} onRetry={() => check.mutate()} />}
      {check.data && <Verdict checked={check.data} />}
    </section>
  );
}

function FileCheck({ verifier }: { readonly verifier: string }) {
  const { t } = useTranslation('log');
  const [name, setName] = useState<string>();
  const check = useMutation({
    mutationFn: async (file: File) => checkBeside({ text: await file.text(), key: verifier, seen: [] }),
  });
  return (
    <section className="weir-panel">
      <h2>{t('verify.file')}</h2>
      <p className="weir-quiet">{t('verify.fileHint')}</p>
      <Upload.Dragger
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={(file) => {
          setName(file.name);
          check.mutate(file);
          return false;
        }}
      >
        <p className="weir-quiet">
          <InboxOutlined aria-hidden="true" /> {t('verify.drop')}
        </p>
      </Upload.Dragger>
      {name && <h3>{name}</h3>}
      {check.isPending && <Skeleton rows={4} />}
      {check.isError && <ErrorState error={check.error} />}
      {check.data && <Verdict checked={check.data} />}
    </section>
  );
}
