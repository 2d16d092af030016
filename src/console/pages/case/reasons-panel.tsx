import { useTranslation } from 'react-i18next';
import { pdText } from '../applications/pd-scale.ts';
import type { CaseDecision } from './case-facts.ts';

const KINDS = ['risk', 'contradiction', 'missing'] as const;

/** Why, in three kinds that never mix: what speaks of risk, what does not agree, and what is not known. */
export function ReasonsPanel({ decision }: { readonly decision: CaseDecision }) {
  const { t } = useTranslation('case');
  return (
    <section className="weir-panel" aria-labelledby="case-reasons">
      <h2 id="case-reasons">{t('reasons.title')}</h2>
      <div className="weir-case-reasons">
        {KINDS.map((kind) => {
          const some = decision.reasons.filter((reason) => reason.kind === kind);
          return (
            <section key={kind} data-kind={kind}>
              <h3>
                {t(`reasons.${kind}`)} <span className="weir-number">{some.length}</span>
              </h3>
              {some.length === 0 ? (
                <p className="weir-quiet">{t('reasons.none')}</p>
              ) : (
                <ol>
                  {some.map((reason) => (
                    <li key={`${reason.code}/${reason.subject}`}>{reason.text}</li>
                  ))}
                </ol>
              )}
            </section>
          );
        })}
      </div>
      {decision.ask.length > 0 && (
        <>
          <h3 className="weir-case-sub">{t('reasons.ask')}</h3>
          <ol className="weir-case-asks">
            {decision.ask.map(({ document, value, minutes, text }) => (
              <li key={document}>
                <span>{text}</span>
                <span className="weir-case-worth">
                  <span style={{ width: `${Math.round(value * 100)}%` }} />
                </span>
                <span className="weir-quiet weir-number">
                  {value === 1 ? t('reasons.needed') : t('reasons.worth', { share: Math.round(value * 100) })} ·{' '}
                  {t('reasons.minutes', { count: minutes })}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {decision.recourse && decision.recourse.changes.length > 0 && (
        <>
          <h3 className="weir-case-sub">{t('reasons.recourse')}</h3>
          <ol className="weir-case-asks">
            {decision.recourse.changes.map(({ measure, text }) => (
              <li key={measure}>{text}</li>
            ))}
          </ol>
          <p className="weir-quiet">{t('reasons.recourseHint', { pd: pdText(decision.recourse.pd) })}</p>
        </>
      )}
    </section>
  );
}
