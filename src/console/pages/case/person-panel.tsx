import { useTranslation } from 'react-i18next';
import { MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { OutcomeTag } from '../applications/outcome-tag.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { CaseBundle } from './case-facts.ts';

/** What people did: the proposal, the second pair of eyes, what the firm was asked for. */
export function PersonPanel({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const catalogue = useCatalogue();
  const { referral, asks, reviews, people } = bundle;
  if (!referral && asks.length === 0 && reviews.length === 0) return null;
  const name = (id: string) => people[id] ?? id;
  const { proposal } = referral ?? {};
  return (
    <section className="weir-panel" aria-labelledby="case-person">
      <h2 id="case-person">{t('person.title')}</h2>
      {referral && !proposal && (
        <p>
          {t(referral.state === 'closed' ? 'person.superseded' : 'person.waiting')}{' '}
          <MomentText at={referral.openedAt} />
        </p>
      )}
      {reviews.map(({ request, at, by, why }) => (
        <div key={request}>
          <span className="weir-quiet">
            {t('person.review')} {name(by)} · <MomentText at={at} />
          </span>
          <p className="weir-case-quote">{why}</p>
        </div>
      ))}
      {referral && referral.refusedBy.length > 0 && (
        <p className="weir-tone-bad">{t('person.refused', { rules: referral.refusedBy.join(', ') })}</p>
      )}
      {proposal && (
        <dl className="weir-case-pairs">
          <div>
            <dt>{t('person.proposed')}</dt>
            <dd>
              <OutcomeTag outcome={proposal.outcome} />
              {proposal.limitFen !== '0' && (
                <>
                  {' '}
                  <Money fen={proposal.limitFen} />
                </>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('person.grounds')}</dt>
            <dd>{t(`propose.reason.${proposal.reasonCode}`)}</dd>
          </div>
          <p className="weir-case-quote">{proposal.reason}</p>
          <div>
            <dt>{t('person.first')}</dt>
            <dd>
              {name(proposal.by)} · <MomentText at={proposal.at} />
            </dd>
          </div>
          <div>
            <dt>{t('person.second')}</dt>
            <dd>{proposal.approvedBy ? name(proposal.approvedBy) : t('person.secondWaits')}</dd>
          </div>
        </dl>
      )}
      {asks.length > 0 && (
        <>
          <h3 className="weir-case-sub">{t('person.asked')}</h3>
          <ul className="weir-case-list">
            {asks.map(({ ask, askedAt, by, documents, note }) => (
              <li key={ask}>
                {documents.map((document) => catalogue.kind(document)).join(t('comma'))}
                <div className="weir-quiet">
                  {name(by)} · <MomentText at={askedAt} />
                </div>
                {note && <p className="weir-case-quote">{note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
