import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type InclusionDocument, parseProof } from '#domain/audit/index.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { ErrorState, Skeleton } from '#src/console/components/states.tsx';
import { checkDocument, entryPath } from './check-log.ts';
import { MerklePath } from './merkle-path.tsx';
import { Verdict } from './verdict.tsx';
import '#src/console/components/book.css';
import './log.css';

const WAIT_MS = 1_500;

/** One entry, proved: from its own bytes, hash by hash, up to the root that the log signed. */
export function EntryPage() {
  const { t } = useTranslation('log');
  const { entry = '' } = useParams();
  const receipt = useAnswer('show-receipt', { params: { entry } });
  const key = useAnswer('show-log-key', {});
  return (
    <>
      <PageHeader title={t('entry.title')} hint={<code>{entry}</code>} />
      <Answered of={receipt} rows={10}>
        {({ body }) => {
          if (body.state === 'pending') return <Pending again={receipt.refetch} />;
          if (key.isError) return <ErrorState error={key.error} onRetry={() => key.refetch()} />;
          if (!key.data) return <Skeleton rows={10} />;
          return <Proof text={JSON.stringify(body.proof, null, 2)} verifier={key.data.body.key} />;
        }}
      </Answered>
    </>
  );
}

function Pending({ again }: { readonly again: () => unknown }) {
  const { t } = useTranslation('log');
  useEffect(() => {
    const timer = setInterval(again, WAIT_MS);
    return () => clearInterval(timer);
  }, [again]);
  return <p role="status">{t('entry.pending')}</p>;
}

interface ProofProps {
  readonly text: string;
  readonly verifier: string;
}

function Proof({ text, verifier }: ProofProps) {
  const { t } = useTranslation('log');
  const [written, write] = useState(text);
  const proof = useMemo(() => read(written), [written]);
  const path = useMemo(() => proof && entryPath(proof), [proof]);
  const checked = useQuery({
    queryKey: ['entry-check', written, verifier],
    queryFn: () => checkDocument(written, verifier, []),
  });
  const altered = written !== text;
  return (
    <div className="weir-log-entry">
      <div className="weir-log-column">
        <section className="weir-panel">
          <h2>{t('entry.verdict')}</h2>
          {checked.data ? <Verdict checked={checked.data} /> : <Skeleton rows={3} />}
        </section>
        <section className="weir-panel">
          <h2>{t('path.title')}</h2>
          <p className="weir-quiet">{t('path.hint')}</p>
          {path ? <MerklePath path={path} /> : <p>{t('path.none')}</p>}
        </section>
      </div>
      <section className="weir-panel">
        <h2>{t('entry.document')}</h2>
        <p className="weir-quiet">{t('entry.documentHint')}</p>
        <Input.TextArea
          aria-label={t('entry.document')}
          className="weir-log-document"
          value={written}
          onChange={(event) => write(event.target.value)}
          autoSize={{ minRows: 12, maxRows: 26 }}
          spellCheck={false}
        />
        <div className="weir-table-tools">
          <Button disabled={!altered} onClick={() => write(text)}>
            {t('entry.restore')}
          </Button>
          {altered && <span className="weir-tone-warning">{t('entry.altered')}</span>}
        </div>
      </section>
    </div>
  );
}

function read(text: string): InclusionDocument | undefined {
  try {
    const proof = parseProof(JSON.parse(text));
    return proof.ok ? proof.value : undefined;
  } catch {
    return undefined;
  }
}
