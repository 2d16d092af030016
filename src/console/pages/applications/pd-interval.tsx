import { useTranslation } from 'react-i18next';
import { pdText, placeOfPd } from './pd-scale.ts';

interface PdIntervalProps {
  readonly pd: number;
  readonly low: number;
  readonly high: number;
  /** Where the policy stops lending. */
  readonly cutOff?: number;
}

/** An interval of probability as a bar on the logarithmic scale, small enough for a row of a table. */
export function PdInterval({ pd, low, high, cutOff }: PdIntervalProps) {
  const { t } = useTranslation('applications');
  const left = placeOfPd(low);
  const words = t('pd.words', { pd: pdText(pd), low: pdText(low), high: pdText(high) });
  return (
    <span className="weir-pd" role="img" aria-label={words} title={words}>
      <span className="weir-pd-track">
        <span
          className="weir-pd-bar"
          data-across={cutOff !== undefined && low < cutOff && high > cutOff}
          style={{ left: `${left}%`, width: `${Math.max(0.8, placeOfPd(high) - left)}%` }}
        />
        <span className="weir-pd-point" style={{ left: `${placeOfPd(pd)}%` }} />
        {cutOff !== undefined && <span className="weir-pd-cut" style={{ left: `${placeOfPd(cutOff)}%` }} />}
      </span>
    </span>
  );
}
