import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Empty } from '#src/console/components/states.tsx';

type Hit = AnswerOf<'search-law'>['hits'][number];

/** Where a hit leads; an instrument is shown in its list. */
function addressOfHit({ kind, id }: Hit): string {
  if (kind === 'instrument') return `/law?tab=instruments#${encodeURIComponent(id)}`;
  return `/law/${kind === 'rule' ? 'rules' : 'parameters'}/${encodeURIComponent(id)}`;
}

/** What was found in the book of law. */
export function LawHits({ words }: { readonly words: string }) {
  const { t } = useTranslation('law');
  const found = useAnswer('search-law', { query: { q: words } }, { keepPrevious: true });
  return (
    <section className="weir-panel weir-law-hits" aria-label={t('hits.title')}>
      <Answered of={found} rows={3}>
        {({ body: { hits, total } }) =>
          hits.length === 0 ? (
            <Empty title={t('hits.none', { words })} />
          ) : (
            <>
              <h2>{t('hits.count', { count: total, words })}</h2>
              <ul>
                {hits.map((hit) => (
                  <li key={`${hit.kind}:${hit.id}`}>
                    <span className="weir-quiet">{t(`kind.${hit.kind}`)}</span>{' '}
                    <Link to={addressOfHit(hit)}>{hit.title}</Link> <span className="weir-quiet">{hit.citation}</span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  );
}
