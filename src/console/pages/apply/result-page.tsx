import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { OutcomeTag } from '../applications/outcome-tag.tsx';
import { Objections } from '../case/objections.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { FirmDocuments } from './firm-documents.tsx';
import { ObjectForm } from './object-form.tsx';
import './apply.css';

type Bundle = AnswerOf<'show-case'>;

/** What became of an application, as the firm reads it: how far it is, why, what would help, and whom it can ask. */
export function ResultPage() {
  const { t } = useTranslation('apply');
  const { application = '' } = useParams();
  const shown = useAnswer('show-case', { params: { application } });
  return (
    <div className="weir-apply">
      <PageHeader title={t('result.title')} />
      <Answered of={shown} rows={8}>
        {({ body }) => <Result bundle={body} />}
      </Answered>
    </div>
  );
}

function Result({ bundle }: { readonly bundle: Bundle }) {
  const { t, i18n } = useTranslation('apply');
  const { application, decision, result, letters, asks } = bundle;
  const catalogue = useCatalogue();
  const isOut = application.state === 'released';
  const asked = [...new Set(asks.flatMap(({ documents }) => documents))];
  const helpful = decision?.ask ?? [];
  return (
    <>
      <section className="weir-panel weir-apply-result">
        <p>
          <Money fen={application.requestedFen} /> · {t('days', { count: application.requestedTenorDays })}
        </p>
        <p className="weir-apply-word">
          {result && result.outcome !== 'refer' ? (
            <OutcomeTag outcome={result.outcome} />
          ) : (
            t(decision ? 'result.person' : 'result.waiting')
          )}
        </p>
        {result?.offer && (
          <p>
            {t('result.offer')} <Money fen={result.offer.limitFen} /> · {t('days', { count: result.offer.tenorDays })} ·{' '}
            <span className="weir-number">{(result.offer.rate * 100).toFixed(2)}%</span>
          </p>
        )}
      </section>
      {(asked.length > 0 || helpful.length > 0) && (
        <section className="weir-panel" aria-labelledby="result-asks">
          <h2 id="result-asks">{t('result.asks')}</h2>
          <p className="weir-quiet">{t('result.asksHint')}</p>
          <ol className="weir-apply-asks">
            {asked.map((kind) => (
              <li key={kind}>{catalogue.kind(kind)}</li>
            ))}
            {helpful
              .filter(({ document }) => !asked.includes(document))
              .map(({ document, text }) => (
                <li key={document}>{text}</li>
              ))}
          </ol>
          {asks.map(({ ask, note }) => note && <blockquote key={ask}>{note}</blockquote>)}
        </section>
      )}
      {application.firm !== null && !isOut && (
        <section className="weir-panel" aria-labelledby="result-have">
          <h2 id="result-have">{t('have.more')}</h2>
          <FirmDocuments
            firm={application.firm}
            {...(decision ? { again: { application: application.application, asOf: decision.asOf } } : {})}
          />
        </section>
      )}
      {letters && (
        <section className="weir-panel" aria-labelledby="result-letter">
          <h2 id="result-letter">{t('result.letter')}</h2>
          <pre className="weir-apply-letter">{letters[i18n.language === 'zh' ? 'zh' : 'en']}</pre>
        </section>
      )}
      {decision && <Objections decision={decision.decision} />}
      {decision && <ObjectForm decision={decision.decision} />}
    </>
  );
}
