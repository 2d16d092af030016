import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { Counterparties } from './counterparties.tsx';
import { EvidenceTimeline } from './evidence-timeline.tsx';
import { FirmDecisions } from './firm-decisions.tsx';
import { FirmFacts } from './firm-facts.tsx';
import '#src/console/components/book.css';
import './firms.css';
import { firmAddress } from './firm-address.ts';
import { MonthlyFigures } from './monthly-figures.tsx';
import { RelatedParties } from './related-parties.tsx';
import { SalesAmongPeers } from './sales-among-peers.tsx';

export type History = AnswerOf<'show-firm-history'>;

/** All that is known of one firm: what its evidence tells through time, whom it trades with, and what was decided. */
export function FirmPage() {
  const { t } = useTranslation('firms');
  const { firm = '' } = useParams();
  const history = useAnswer('show-firm-history', { params: { firm } });
  const name = history.data?.body.registration?.name;
  return (
    <>
      <PageHeader
        title={typeof name === 'string' ? `${name} · ${firm}` : firm}
        hint={t('firm.hint')}
        actions={
          <>
            <Link to={`/applications?firm=${encodeURIComponent(firm)}`}>
              <Button>{t('firm.applications')}</Button>
            </Link>
            <Link to={`${firmAddress(firm)}/records?kind=sales-invoices`}>
              <Button>{t('firm.records')}</Button>
            </Link>
          </>
        }
      />
      <Answered of={history} rows={14}>
        {({ body }) => <Known history={body} />}
      </Answered>
    </>
  );
}

function Known({ history }: { readonly history: History }) {
  const { t } = useTranslation('firms');
  const { firm } = history;
  if (history.kinds.length === 0)
    return (
      <>
        <Empty title={t('firm.noEvidence')}>{t('firm.noEvidenceHint')}</Empty>
        <FirmDecisions firm={firm} />
      </>
    );
  return (
    <div className="weir-firm">
      <FirmFacts history={history} />
      <SalesAmongPeers history={history} />
      <MonthlyFigures history={history} />
      <EvidenceTimeline history={history} />
      <Counterparties history={history} />
      <RelatedParties history={history} />
      <FirmDecisions firm={firm} />
    </div>
  );
}
