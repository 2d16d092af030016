import { useTranslation } from 'react-i18next';
import { MomentText } from '#src/console/components/day-text.tsx';
import { OutcomeTag } from '../applications/outcome-tag.tsx';
import { PD_MARKS, pdText, placeOfPd } from '../applications/pd-scale.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { CaseBundle } from './case-facts.ts';

type Step = CaseBundle['history'][number];

/** How sure the lender is of the risk, and how that came about as evidence arrived: one scale, one line a decision. */
export function RiskPanel({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const { decision, policy, history } = bundle;
  const risk = decision?.risk;
  if (!decision || !risk)
    return (
      <section className="weir-panel">
        <h2>{t('risk.title')}</h2>
        <p className="weir-quiet">{t('risk.none')}</p>
      </section>
    );
  const cutOff = policy?.cutOffPd;
  const isAcross = cutOff !== undefined && risk.pdLow < cutOff && risk.pdHigh > cutOff;
  return (
    <section className="weir-panel" aria-labelledby="case-risk">
      <h2 id="case-risk">{t('risk.title')}</h2>
      <div className="weir-case-figures">
        <Figure label={t('risk.pd')} value={pdText(risk.pd)} />
        <Figure label={t('risk.interval')} value={`${pdText(risk.pdLow)} – ${pdText(risk.pdHigh)}`} />
        <Figure label={t('risk.grade')} value={risk.grade} />
        {cutOff !== undefined && <Figure label={t('risk.cutOff')} value={pdText(cutOff)} />}
      </div>
      <p className={isAcross ? 'weir-tone-warning' : 'weir-quiet'}>{t(readingOf(risk, cutOff))}</p>
      <div className="weir-pd-chart">
        <div className="weir-pd-axis" aria-hidden="true">
          {PD_MARKS.map((mark) => (
            <span key={mark} style={{ left: `${placeOfPd(mark)}%` }}>
              {mark * 100}%
            </span>
          ))}
        </div>
        <ol className="weir-pd-steps" aria-label={t('risk.history')}>
          {history.map((step, i) => (
            <StepLine key={step.decision} step={step} cutOff={cutOff} isNewest={i === 0} bundle={bundle} />
          ))}
        </ol>
        {cutOff !== undefined && (
          <p className="weir-quiet weir-pd-key">
            <span className="weir-pd-key-cut" aria-hidden="true" /> {t('risk.cutOffKey', { cutOff: pdText(cutOff) })}
          </p>
        )}
      </div>
    </section>
  );
}

/** What the place of the interval says: all of it on one side of the cut-off, or not. */
function readingOf({ pdLow, pdHigh }: { pdLow: number; pdHigh: number }, cutOff: number | undefined): string {
  if (cutOff === undefined) return 'risk.noCutOff';
  if (pdHigh <= cutOff) return 'risk.below';
  return pdLow >= cutOff ? 'risk.above' : 'risk.across';
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <span className="weir-quiet">{label}</span>
      <b className="weir-number">{value}</b>
    </div>
  );
}

/** More kinds than this are counted instead of named. */
const MOST_NAMED = 3;

interface StepLineProps {
  readonly step: Step;
  readonly cutOff: number | undefined;
  readonly isNewest: boolean;
  readonly bundle: CaseBundle;
}

function StepLine({ step, cutOff, isNewest, bundle }: StepLineProps) {
  const { t } = useTranslation('case');
  const catalogue = useCatalogue();
  const { pd, pdLow, pdHigh } = step;
  const kinds = bundle.deliveries.filter((one) => step.arrived.includes(one.import)).map(({ kind }) => kind);
  const named = [...new Set(kinds)].map((kind) => catalogue.kind(kind));
  const all = named.join(t('comma'));
  const arrived = named.length > MOST_NAMED ? t('risk.kinds', { count: named.length }) : all;
  const known = pd !== null && pdLow !== null && pdHigh !== null;
  return (
    <li data-newest={isNewest}>
      <div className="weir-pd-when">
        <MomentText at={step.decidedAt} />
        <span className="weir-quiet" title={all}>
          {arrived === '' ? t('risk.nothingNew') : t('risk.arrived', { kinds: arrived })}
        </span>
      </div>
      <div className="weir-pd-track weir-pd-tall">
        {known && (
          <>
            <span className="weir-visually-hidden">
              {t('risk.stepWords', { pd: pdText(pd), low: pdText(pdLow), high: pdText(pdHigh) })}
            </span>
            <span
              className="weir-pd-bar"
              data-across={cutOff !== undefined && pdLow < cutOff && pdHigh > cutOff}
              style={{ left: `${placeOfPd(pdLow)}%`, width: `${Math.max(0.6, placeOfPd(pdHigh) - placeOfPd(pdLow))}%` }}
            />
            <span className="weir-pd-point" style={{ left: `${placeOfPd(pd)}%` }} />
          </>
        )}
        {cutOff !== undefined && <span className="weir-pd-cut" style={{ left: `${placeOfPd(cutOff)}%` }} />}
      </div>
      <div className="weir-pd-outcome">
        <OutcomeTag outcome={step.outcome} />
        {known && <span className="weir-quiet weir-number">×{(pdHigh / pdLow).toFixed(1)}</span>}
      </div>
    </li>
  );
}
