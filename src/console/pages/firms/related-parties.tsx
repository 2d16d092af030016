import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText } from '#src/console/components/day-text.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { FieldValue } from './field-value.tsx';
import { firmAddress, recordsAddress } from './firm-address.ts';
import type { History } from './firm-page.tsx';

/** The firm as the register shows it, and who has stood for it. */
export function RelatedParties({ history }: { readonly history: History }) {
  const { t } = useTranslation('firms');
  const catalogue = useCatalogue();
  const { registration, representatives, related, firm } = history;
  if (!registration) return null;
  const fields = catalogue.fields('registration').filter(({ name }) => registration[name] !== undefined);
  return (
    <section className="weir-panel">
      <h2>
        <Link to={recordsAddress(firm, { kind: 'registration' })}>{t('related.title')}</Link>
      </h2>
      <dl className="weir-terms">
        {fields.map((field) => (
          <div key={field.name}>
            <dt>{catalogue.field('registration', field.name)}</dt>
            <dd>
              <FieldValue field={field} value={registration[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
      {representatives.length > 1 && (
        <>
          <h3>{t('related.representatives')}</h3>
          <ul>
            {representatives.map(({ name, since }) => (
              <li key={name}>
                {name} {since && <DayText day={since} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {(['representative', 'address'] as const).map((tie) => {
        const firms = related.filter((one) => one.tie === tie);
        if (firms.length === 0) return null;
        return (
          <div key={tie}>
            <h3>{t(`related.${tie}`)}</h3>
            <ul>
              {firms.map((one) => (
                <li key={one.firm}>
                  <Link to={firmAddress(one.firm)}>{one.name ?? one.firm}</Link> <code>{one.firm}</code>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
