import { useTranslation } from 'react-i18next';
import { Money } from '#src/console/components/money.tsx';
import type { CaseBundle } from './case-facts.ts';

const PARTS = ['ftp', 'expectedLoss', 'opex', 'capital', 'margin'] as const;

/** What is offered, what bounds it, and what the price pays for. */
export function OfferPanel({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const { decision, application } = bundle;
  const { offer, terms } = decision ?? {};
  if (!decision || !terms)
    return (
      <section className="weir-panel">
        <h2>{t('offer.title')}</h2>
        <p className="weir-quiet">{t('offer.none')}</p>
      </section>
    );
  const rate = Number(terms.ratePpb) / 1e9;
  const limit = offer?.limitFen ?? terms.limitFen;
  const total = PARTS.reduce((sum, part) => sum + Math.max(0, terms.price[part]), 0);
  return (
    <section className="weir-panel" aria-labelledby="case-offer">
      <h2 id="case-offer">{t(offer ? 'offer.title' : 'offer.computed')}</h2>
      <p className="weir-case-limit">
        {limit === '0' ? <span>{t('offer.noLimit')}</span> : <Money fen={limit} />}
        <span className="weir-quiet">
          {t('head.days', { count: offer?.tenorDays ?? terms.tenorDays })} ·{' '}
          <span className="weir-number">{(rate * 100).toFixed(2)}%</span>
          {offer?.kind === 'bridge' && <> · {t('offer.bridge')}</>}
        </span>
      </p>
      <h3 className="weir-case-sub">{t('offer.price')}</h3>
      <div className="weir-case-price" aria-hidden="true">
        {PARTS.map((part) => (
          <span
            key={part}
            data-part={part}
            style={{ width: `${total > 0 ? (100 * Math.max(0, terms.price[part])) / total : 0}%` }}
          />
        ))}
      </div>
      <dl className="weir-case-pairs">
        {PARTS.map((part) => (
          <div key={part}>
            <dt>
              <i data-part={part} aria-hidden="true" /> {t(`offer.part.${part}`)}
            </dt>
            <dd className="weir-number">{(terms.price[part] * 100).toFixed(2)}%</dd>
          </div>
        ))}
        <div className="weir-case-sum">
          <dt>{t('offer.rate')}</dt>
          <dd className="weir-number">{(rate * 100).toFixed(2)}%</dd>
        </div>
      </dl>
      <h3 className="weir-case-sub">{t('offer.bounds')}</h3>
      <dl className="weir-case-pairs">
        <Bound word={t('offer.asked')} fen={application.requestedFen} isBinding={terms.boundBy === 'requested'} />
        <Bound word={t('offer.need')} fen={terms.needFen} isBinding={terms.boundBy === 'need'} />
        <Bound word={t('offer.capacity')} fen={terms.capacityFen} isBinding={terms.boundBy === 'capacity'} />
        <Bound word={t('offer.cap')} fen={terms.policyCapFen} isBinding={terms.boundBy === 'policy-cap'} />
      </dl>
    </section>
  );
}

interface BoundProps {
  readonly word: string;
  readonly fen: string | null;
  readonly isBinding: boolean;
}

function Bound({ word, fen, isBinding }: BoundProps) {
  const { t } = useTranslation('case');
  return (
    <div data-binding={isBinding}>
      <dt>
        {word}
        {isBinding && <em> {t('offer.binding')}</em>}
      </dt>
      <dd>{fen === null ? '—' : <Money fen={fen} />}</dd>
    </div>
  );
}
