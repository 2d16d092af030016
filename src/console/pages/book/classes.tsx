import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import type { BookHealth } from './book-page.tsx';
import { LoanIds } from './loan-ids.tsx';

/** What stands on the book, in the five classes and by days past due. */
export function Classes({ health }: { readonly health: BookHealth }) {
  const { t } = useTranslation('book');
  const { floor, leverage } = health;
  return (
    <>
      <section className="weir-panel weir-loan-book-facts" aria-label={t('facts.title')}>
        <Fact label={t('facts.asOf')}>
          <DayText day={health.asOf} />
        </Fact>
        <Fact label={t('facts.loans')}>{health.loans}</Fact>
        <Fact label={t('facts.borrowers')}>{health.borrowers}</Fact>
        <Fact label={t('facts.outstanding')}>
          <Money fen={health.outstandingFen} />
        </Fact>
        <Fact label={t('facts.npl')}>{percent(health.nonPerformingRatio)}</Fact>
        <Fact label={t('facts.funded')}>
          <Money fen={leverage.fundedFen} />
        </Fact>
        <Fact label={t('facts.leverage')}>
          {leverage.bookOverEquity === null ? '—' : t('facts.times', { times: leverage.bookOverEquity.toFixed(2) })}
        </Fact>
        <Fact label={t('facts.below')}>
          {floor.below.loans} · <Money fen={floor.shortfallFen} />
        </Fact>
      </section>
      <section className="weir-panel weir-loan-book-pair">
        <Groups title={t('classes.title')} hint={t('classes.hint')} prefix="class" groups={health.classification} />
        <Groups title={t('arrears.title')} hint={t('arrears.hint')} prefix="bucket" groups={health.arrears} />
      </section>
    </>
  );
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <span className="weir-quiet">{label}</span>
      <strong className="weir-number">{children}</strong>
    </div>
  );
}

interface GroupsProps {
  readonly title: string;
  readonly hint: string;
  readonly prefix: 'class' | 'bucket';
  readonly groups: BookHealth['classification'];
}

function Groups({ title, hint, prefix, groups }: GroupsProps) {
  const { t } = useTranslation('book');
  const whole = Object.values(groups).reduce((sum, { outstandingFen }) => sum + Number(outstandingFen), 0);
  return (
    <div>
      <h2>{title}</h2>
      <p className="weir-quiet">{hint}</p>
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col" className="weir-number">
              {t('facts.loans')}
            </th>
            <th scope="col" className="weir-number">
              {t('facts.outstanding')}
            </th>
            <th scope="col" className="weir-number">
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(groups).map(([name, { ids, outstandingFen }]) => (
            <tr key={name}>
              <th scope="row">{t(`${prefix}.${name}`)}</th>
              <td className="weir-number">
                <LoanIds ids={ids} />
              </td>
              <td className="weir-number">
                <Money fen={outstandingFen} />
              </td>
              <td className="weir-number">{percent(whole > 0 ? Number(outstandingFen) / whole : 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
