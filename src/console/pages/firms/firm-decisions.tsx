import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText, MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { OutcomeTag } from './outcome-tag.tsx';
import { Percent } from './share-text.tsx';

const SHOWN = 20;

/** What was decided about a firm, newest first. */
export function FirmDecisions({ firm }: { readonly firm: string }) {
  const { t } = useTranslation('firms');
  const { may } = useSession();
  const allowed = may('list-decisions');
  const decisions = useAnswer('list-decisions', { query: { firm, limit: SHOWN } }, { enabled: allowed });
  if (!allowed) return null;
  return (
    <section className="weir-panel">
      <h2>{t('decisions.title')}</h2>
      <Answered of={decisions} rows={3}>
        {({ body }) =>
          body.items.length === 0 ? (
            <p className="weir-quiet">{t('decisions.none')}</p>
          ) : (
            <div className="weir-scroll">
              <table className="weir-book">
                <thead>
                  <tr>
                    <th scope="col">{t('decisions.at')}</th>
                    <th scope="col">{t('decisions.asOf')}</th>
                    <th scope="col">{t('column.outcome')}</th>
                    <th scope="col" className="weir-number">
                      {t('firm.pd')}
                    </th>
                    <th scope="col" className="weir-number">
                      {t('column.limit')}
                    </th>
                    <th scope="col">{t('decisions.application')}</th>
                  </tr>
                </thead>
                <tbody>
                  {body.items.map((item) => (
                    <tr key={item.decision}>
                      <th scope="row">
                        <Link to={`/decisions/${item.decision}`}>
                          <MomentText at={item.decidedAt} />
                        </Link>
                      </th>
                      <td>
                        <DayText day={item.asOf} />
                      </td>
                      <td>
                        <OutcomeTag outcome={item.outcome} />
                      </td>
                      <td className="weir-number">
                        <Percent of={item.pd ?? undefined} digits={2} />
                      </td>
                      <td className="weir-number">{item.limitFen === null ? '—' : <Money fen={item.limitFen} />}</td>
                      <td>
                        {item.application ? (
                          <Link to={`/applications/${item.application}`}>{t('decisions.case')}</Link>
                        ) : (
                          '—'
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </section>
  );
}
