import { useTranslation } from 'react-i18next';
import { Money } from '#src/console/components/money.tsx';
import type { BookHealth } from './book-page.tsx';
import { percent } from './classes.tsx';

/** Who owes the most, and who funds what. */
export function Concentration({ health: { concentration } }: { readonly health: BookHealth }) {
  const { t } = useTranslation('book');
  const largest = concentration.largest.map(({ borrower, outstandingFen, share }) => ({
    name: borrower,
    outstandingFen,
    share,
  }));
  return (
    <section className="weir-panel weir-loan-book-pair">
      <div>
        <h2>{t('concentration.title')}</h2>
        <p className="weir-quiet">
          {t('concentration.hint', {
            hhi: concentration.hhi.toFixed(4),
            number: concentration.effectiveNumber.toFixed(1),
          })}
        </p>
        <Bars head={t('concentration.borrower')} rows={largest} />
      </div>
      <div>
        <h2>{t('concentration.funders')}</h2>
        <p className="weir-quiet">{t('concentration.fundersHint')}</p>
        <Bars head={t('concentration.funder')} rows={shares(concentration.byFunder, t('concentration.own'))} />
      </div>
    </section>
  );
}

interface BarRow {
  readonly name: string;
  readonly outstandingFen: string;
  readonly share: number;
}

function shares(sums: Readonly<Record<string, string>>, unnamed: string): BarRow[] {
  const whole = Object.values(sums).reduce((sum, fen) => sum + Number(fen), 0);
  return Object.entries(sums)
    .map(([name, fen]) => ({ name: name || unnamed, outstandingFen: fen, share: whole > 0 ? Number(fen) / whole : 0 }))
    .sort((a, b) => b.share - a.share);
}

function Bars({ head, rows }: { readonly head: string; readonly rows: readonly BarRow[] }) {
  const { t } = useTranslation('book');
  return (
    <table className="weir-book">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('share')}</th>
          <th scope="col" className="weir-number">
            {t('facts.outstanding')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, outstandingFen, share }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className="weir-share" aria-hidden="true">
                <span style={{ inlineSize: `${100 * share}%` }} />
              </span>{' '}
              {percent(share)}
            </td>
            <td className="weir-number">
              <Money fen={outstandingFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
