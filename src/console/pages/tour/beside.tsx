import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Money } from '#src/console/components/money.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { PdInterval } from '../applications/pd-interval.tsx';
import { pdText } from '../applications/pd-scale.ts';
import '../applications/applications.css';
import { firmAddress } from '../firms/firm-address.ts';
import { OutcomeTag } from '../firms/outcome-tag.tsx';

export type TourCase = AnswerOf<'show-tour-case'>;
type Decision = AnswerOf<'show-decision'>;
type Role = TourCase['role'];

/** Where both systems stop lending: the cut-off of the demonstration's policy. */
const CUT_OFF = 0.08;

/** One firm twice: what an ordinary scorecard says, and what Weir says. */
export function Beside({ story }: { readonly story: Role }) {
  const shown = useAnswer('show-tour-case', { params: { role: story } });
  return (
    <Answered of={shown} rows={8}>
      {({ body }) => (
        <section className="weir-panel weir-tour-firm">
          <h3>
            <Link to={firmAddress(body.firm)}>{body.name}</Link> <code>{body.firm}</code>
          </h3>
          <div className="weir-tour-two">
            <Ordinary shown={body} />
            <Ours decision={body.decision} />
          </div>
        </section>
      )}
    </Answered>
  );
}

function Ordinary({ shown }: { readonly shown: TourCase }) {
  const { t } = useTranslation('tour');
  const { score, pd, approved, lines } = shown.ordinary;
  return (
    <article>
      <h4>{t('ordinary.title')}</h4>
      <p>
        <StatusTag tone={approved ? 'good' : 'bad'}>
          {t(approved ? 'ordinary.approved' : 'ordinary.declined')}
        </StatusTag>{' '}
        <span className="weir-number">{t('ordinary.score', { score, pd: pdText(pd) })}</span>
      </p>
      <table className="weir-figures weir-tour-points">
        <caption>{t('ordinary.points')}</caption>
        <tbody>
          {lines.map(({ measure, missing, points, bestPoints }) => (
            <tr key={measure} data-missing={missing}>
              <th scope="row">{t(`measure.${measure}`)}</th>
              <td>{missing ? t('ordinary.missing') : ''}</td>
              <td className="weir-number">{t('ordinary.of', { points, best: bestPoints })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

export function Ours({ decision }: { readonly decision: string | null }) {
  const { t } = useTranslation('tour');
  const answer = useAnswer('show-decision', { params: { decision: decision ?? '' } }, { enabled: decision !== null });
  return (
    <article>
      <h4>{t('weir.title')}</h4>
      {decision === null ? (
        <p className="weir-quiet">{t('weir.none')}</p>
      ) : (
        <Answered of={answer} rows={4}>
          {({ body }) => <Says decision={body} />}
        </Answered>
      )}
    </article>
  );
}

function Says({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('tour');
  const { outcome, pd, pdLow, pdHigh, reasons, ask, offer } = decision;
  return (
    <>
      <p>
        <OutcomeTag outcome={outcome} />{' '}
        {pd !== null && pdLow !== null && pdHigh !== null && (
          <>
            <span className="weir-number">{t('weir.interval', { low: pdText(pdLow), high: pdText(pdHigh) })}</span>
            <PdInterval pd={pd} low={pdLow} high={pdHigh} cutOff={CUT_OFF} />
          </>
        )}
      </p>
      {offer && (
        <p>
          {t(`weir.${offer.kind}`)} <Money fen={offer.limitFen} /> ·{' '}
          <span className="weir-number">
            {t('weir.offer', { days: offer.tenorDays, rate: (Number(offer.ratePpb) / 1e7).toFixed(2) })}
          </span>
        </p>
      )}
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.code}/${reason.subject}`}>
            <span className="weir-quiet">{t(`kind.${reason.kind}`)}</span> {reason.text}
          </li>
        ))}
        {ask.map(({ document, text }) => (
          <li key={document}>
            <span className="weir-quiet">{t('kind.ask')}</span> {text}
          </li>
        ))}
      </ul>
      <Link to={`/decisions/${decision.decision}`}>{t('weir.record')}</Link>
    </>
  );
}
