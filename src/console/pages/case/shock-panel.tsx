import { useTranslation } from 'react-i18next';
import { Money } from '#src/console/components/money.tsx';
import type { CaseDecision } from './case-facts.ts';

/** Whether a fall is a shock that peers shared, which a bridge carries over, or capacity that was lost. */
export function ShockPanel({ decision }: { readonly decision: CaseDecision }) {
  const { t } = useTranslation('case');
  const { shock } = decision;
  if (!shock) return null;
  const { structure, liquidity, answer, gap, sharedGap, bridgeFen, bridgeDays } = shock;
  return (
    <section className="weir-panel" aria-labelledby="case-shock">
      <h2 id="case-shock">{t('shock.title')}</h2>
      <dl className="weir-case-pairs">
        <div>
          <dt>{t('shock.structure')}</dt>
          <dd>{t(`shock.${structure}`)}</dd>
        </div>
        <div>
          <dt>{t('shock.liquidity')}</dt>
          <dd>{t(`shock.${liquidity}`)}</dd>
        </div>
        {gap !== null && (
          <div>
            <dt>{t('shock.gap')}</dt>
            <dd className="weir-number">
              {((Math.exp(gap) - 1) * 100).toFixed(0)}%
              {sharedGap !== null && (
                <span className="weir-quiet">
                  {' '}
                  · {t('shock.shared')} {Math.round(sharedGap * 100)}%
                </span>
              )}
            </dd>
          </div>
        )}
        {bridgeFen !== '0' && (
          <div>
            <dt>{t('shock.bridge')}</dt>
            <dd>
              <Money fen={bridgeFen} /> · {t('head.days', { count: bridgeDays })}
            </dd>
          </div>
        )}
        <div className="weir-case-sum">
          <dt>{t('shock.answer')}</dt>
          <dd>{answer === 'bridge' || answer === 'ask' ? t(`shock.answer-${answer}`) : t(`shock.${answer}`)}</dd>
        </div>
      </dl>
    </section>
  );
}
