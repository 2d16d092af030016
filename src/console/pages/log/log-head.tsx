import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isSignedBy, parseCheckpoint, parseVerifierKey } from '#domain/audit/index.ts';
import { toHex } from '#domain/kernel/index.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { MomentText } from '#src/console/components/day-text.tsx';
import { Empty, Skeleton } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { verifySignature } from './verify-signature.ts';

const EVERY_MS = 10_000;

/** The newest checkpoint, with its signature checked here and now. */
export function LogHead() {
  const { t } = useTranslation('log');
  const head = useAnswer('show-checkpoint', { query: {} }, { refetchInterval: EVERY_MS });
  const key = useAnswer('show-log-key', {});
  const note = head.data?.body.note;
  const verifier = key.data?.body.key;
  const signed = useQuery({
    queryKey: ['head-signature', note, verifier],
    enabled: note !== undefined && verifier !== undefined,
    queryFn: () => isHeadSigned(note ?? '', verifier ?? '', head.data?.body.root ?? ''),
  });
  if (head.isError) return <Empty title={t('head.none')}>{t('head.noneHint')}</Empty>;
  if (!head.data) return <Skeleton rows={2} />;
  const { size, at, root } = head.data.body;
  return (
    <section className="weir-panel weir-log-head" aria-label={t('head.title')}>
      <div>
        <span className="weir-quiet">{t('head.size')}</span>
        <strong className="weir-number">{size.toLocaleString('en')}</strong>
      </div>
      <div>
        <span className="weir-quiet">{t('head.at')}</span>
        <strong>
          <MomentText at={at} />
        </strong>
      </div>
      <div>
        <span className="weir-quiet">{t('head.signature')}</span>
        <strong>
          {signed.data === undefined ? (
            <StatusTag tone="waiting">{t('head.checking')}</StatusTag>
          ) : (
            <StatusTag tone={signed.data ? 'good' : 'bad'}>{t(signed.data ? 'head.holds' : 'head.broken')}</StatusTag>
          )}
        </strong>
      </div>
      <div className="weir-log-hash">
        <span className="weir-quiet">{t('head.root')}</span>
        <code>{root}</code>
      </div>
      <div className="weir-log-hash">
        <span className="weir-quiet">{t('head.key')}</span>
        <code>{verifier ?? '…'}</code>
      </div>
    </section>
  );
}

async function isHeadSigned(note: string, verifier: string, root: string): Promise<boolean> {
  const [checkpoint, key] = [parseCheckpoint(note), parseVerifierKey(verifier)];
  if (!checkpoint.ok || !key.ok || toHex(checkpoint.value.root) !== root) return false;
  return isSignedBy(checkpoint.value.note, key.value, verifySignature);
}
