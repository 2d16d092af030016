import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '#src/console/components/money.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import type { BookHealth } from './book-page.tsx';
import { LoanIds } from './loan-ids.tsx';

/** Rules of the day that loans of the book break, and loans below the floor. */
export function Breaches({ health: { breaches, floor } }: { readonly health: BookHealth }) {
  const { t } = useTranslation('book');
  return (
    <section className="weir-panel">
      <h2>{t('breaches.title')}</h2>
      <p className="weir-quiet">{t('breaches.hint')}</p>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('breaches.rule')}</th>
              <th scope="col">{t('breaches.verdict')}</th>
              <th scope="col" className="weir-number">
                {t('facts.loans')}
              </th>
              <th scope="col" className="weir-number">
                {t('facts.outstanding')}
              </th>
              <th scope="col">{t('breaches.citation')}</th>
            </tr>
          </thead>
          <tbody>
            {breaches.map(({ rule, verdict, ids, outstandingFen, citation }) => (
              <tr key={rule}>
                <th scope="row">
                  <Link to={`/law/rules/${rule}`}>{rule}</Link>
                </th>
                <td>
                  <StatusTag tone={verdict === 'refuse' ? 'bad' : 'warning'}>{t(`verdict.${verdict}`)}</StatusTag>
                </td>
                <td className="weir-number">
                  <LoanIds ids={ids} />
                </td>
                <td className="weir-number">
                  <Money fen={outstandingFen} />
                </td>
                <td>{citation}</td>
              </tr>
            ))}
            {breaches.length === 0 && (
              <tr>
                <td colSpan={5}>{t('breaches.none')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <h3>{t('floor.title')}</h3>
      <p className="weir-quiet">
        {t('floor.hint', {
          lgd: 100 * floor.assumptions.lgd,
          opex: 100 * floor.assumptions.opex,
          own: 100 * floor.assumptions.ownFunds,
          unknown: floor.unknown,
        })}
      </p>
      <p>
        <LoanIds ids={floor.below.ids} /> <Money fen={floor.below.outstandingFen} /> · {t('floor.lacks')}{' '}
        <Money fen={floor.shortfallFen} />
      </p>
    </section>
  );
}
