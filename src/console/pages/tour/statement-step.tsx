import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { PdInterval } from '../applications/pd-interval.tsx';
import { pdText } from '../applications/pd-scale.ts';
import { OutcomeTag } from '../firms/outcome-tag.tsx';
import { Ours } from './beside.tsx';
import type { Tour } from './tour-page.tsx';

const CUT_OFF = 0.08;
const LOOK_AGAIN_MS = 300;

/** Hands in a file as the applicant's, waits until it is stored, and decides anew as of the day of the tour. */
async function handIn(file: File, firm: string, { asOf, policy }: Tour): Promise<void> {
  const body = { kind: 'bank-transactions', source: 'applicant' } as const;
  const { job } = await call('import-evidence', { body, file });
  for (;;) {
    const { state, failure } = await call('show-job', { params: { job } });
    if (state === 'done') break;
    if (state === 'failed' || state === 'cancelled') throw new Error(failure?.message ?? state);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  await call('decide', { body: { firm, asOf, policy } });
}

/** (b) The statement comes in: the interval narrows and an offer appears. */
export function StatementStep({ tour }: { readonly tour: Tour }) {
  const { t } = useTranslation('tour');
  const { may } = useSession();
  const words = useErrorWords();
  const queries = useQueryClient();
  const firm = tour.firms.find(({ role }) => role === 'stale-software')?.firm ?? '';
  const [name, setName] = useState<string>();
  const submit = useMutation({
    mutationFn: (file: File) => handIn(file, firm, tour),
    onMutate: (file) => setName(file.name),
    onSuccess: () => queries.invalidateQueries(),
  });
  const fetchIt = async () => {
    const answer = await fetch(addressOf('show-tour-statement'), { credentials: 'same-origin' });
    submit.mutate(new File([await answer.blob()], `${firm}.csv`, { type: 'text/csv' }));
  };
  const allowed = may('show-tour-statement') && may('import-evidence') && may('decide');
  return (
    <div className="weir-tour-grid">
      <section className="weir-panel">
        <h3>{t('statement.hand')}</h3>
        {allowed ? (
          <>
            <Upload.Dragger
              height={120}
              accept=".csv,.xlsx"
              showUploadList={false}
              disabled={submit.isPending}
              beforeUpload={(file) => {
                submit.mutate(file);
                return false;
              }}
            >
              <p>{t('statement.drop')}</p>
            </Upload.Dragger>
            <p className="weir-actions">
              <Button type="primary" loading={submit.isPending} onClick={() => void fetchIt()}>
                {t('statement.now')}
              </Button>
              <a href={addressOf('show-tour-statement')} download>
                {t('statement.download')}
              </a>
            </p>
          </>
        ) : (
          <p className="weir-quiet">{t('statement.desk')}</p>
        )}
        <p role="status">
          {submit.isPending && t('statement.working', { name })}
          {submit.isSuccess && t('statement.done', { name })}
        </p>
        {submit.isError && <p role="alert">{words(submit.error).title}</p>}
      </section>
      <Course firm={firm} />
    </div>
  );
}

/** What was decided about the firm, the first on top. */
function Course({ firm }: { readonly firm: string }) {
  const { t } = useTranslation('tour');
  const decisions = useAnswer('list-decisions', { query: { firm, sort: 'decidedAt', limit: 20 } });
  return (
    <Answered of={decisions} rows={6}>
      {({ body }) => (
        <section className="weir-panel">
          <h3>{t('statement.course')}</h3>
          <ol className="weir-tour-course">
            {body.items.map(({ decision, outcome, pd, pdLow, pdHigh }) => (
              <li key={decision}>
                <OutcomeTag outcome={outcome} />
                {pd !== null && pdLow !== null && pdHigh !== null && (
                  <>
                    <PdInterval pd={pd} low={pdLow} high={pdHigh} cutOff={CUT_OFF} />
                    <span className="weir-number">
                      {t('weir.interval', { low: pdText(pdLow), high: pdText(pdHigh) })}
                    </span>
                  </>
                )}
              </li>
            ))}
          </ol>
          <Ours decision={body.items.at(-1)?.decision ?? null} />
        </section>
      )}
    </Answered>
  );
}
