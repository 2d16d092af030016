import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#src/console/api/client.ts';
import { MomentText } from '#src/console/components/day-text.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import type { CaseBundle } from './case-facts.ts';

/** The record of the decision and what the log holds about the firm, each entry with its place. */
export function RecordPanel({ bundle }: { readonly bundle: CaseBundle }) {
  const { t, i18n } = useTranslation('case');
  const { decision, entries, people } = bundle;
  return (
    <section className="weir-panel" aria-labelledby="case-record">
      <h2 id="case-record">{t('record.title')}</h2>
      {decision && (
        <>
          <p className="weir-quiet">
            {t('record.digest')} <code className="weir-case-digest">{decision.digest}</code>
          </p>
          <DecisionProof key={decision.decision} decision={decision.decision} />
        </>
      )}
      <ol className="weir-case-entries">
        {entries.map(({ entry, at, operation, by, index }) => (
          <li key={entry}>
            <MomentText at={at} />
            <Link to={`/log/entries/${entry}`}>
              {i18n.exists(`case:record.operation.${operation}`) ? t(`record.operation.${operation}`) : operation}
            </Link>
            <span className="weir-quiet">
              {people[by] ?? by} · {index === null ? t('record.pending') : `#${index}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Checks here, with the log's public key alone, that this very record is what was logged. */
function DecisionProof({ decision }: { readonly decision: string }) {
  const { t } = useTranslation('case');
  const [isAsked, ask] = useState(false);
  const checked = useQuery({
    queryKey: ['decision-proof', decision],
    enabled: isAsked,
    queryFn: async ({ signal }) => {
      const [receipt, key, { checkDocument }] = await Promise.all([
        call('show-decision-receipt', { params: { decision }, signal }),
        call('show-log-key', { signal }),
        import('../log/check-log.ts'),
      ]);
      if (receipt.state === 'pending') return { state: 'pending' as const };
      const found = await checkDocument(JSON.stringify(receipt.proof), key.key, []);
      return { state: found.verified ? ('holds' as const) : ('broken' as const) };
    },
  });
  const state = checked.data?.state;
  return (
    <p className="weir-case-proof">
      <Button
        size="small"
        icon={<SafetyCertificateOutlined />}
        loading={checked.isFetching}
        onClick={() => (isAsked ? checked.refetch() : ask(true))}
      >
        {t('record.verify')}
      </Button>
      {state && (
        <span role="status">
          <StatusTag tone={state === 'holds' ? 'good' : state === 'broken' ? 'bad' : 'waiting'}>
            {t(`record.proof.${state}`)}
          </StatusTag>
        </span>
      )}
    </p>
  );
}
