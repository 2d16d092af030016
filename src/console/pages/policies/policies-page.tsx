import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { Empty } from '#src/console/components/states.tsx';
import '#src/console/components/book.css';
import { AskForm } from './ask-form.tsx';
import './policies.css';
import { useChangeWords } from './change-words.ts';

/** Changes of policy tried on decisions already made. */
export function PoliciesPage() {
  const { t } = useTranslation('policies');
  const { may } = useSession();
  const answer = useAnswer('list-experiments', {});
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className="weir-policies">
        {may('ask-experiment') && <AskForm />}
        <section className="weir-panel">
          <h2>{t('list.title')}</h2>
          <Answered of={answer} rows={4}>
            {({ body: { items } }) =>
              items.length === 0 ? (
                <Empty title={t('list.empty')}>{t('list.emptyHint')}</Empty>
              ) : (
                <Experiments items={items} />
              )
            }
          </Answered>
        </section>
      </div>
    </>
  );
}

function Experiments({ items }: { readonly items: AnswerOf<'list-experiments'>['items'] }) {
  const { t } = useTranslation('policies');
  const words = useChangeWords();
  return (
    <div className="weir-scroll">
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('list.at')}</th>
            <th scope="col">{t('list.policy')}</th>
            <th scope="col">{t('list.change')}</th>
            <th scope="col">{t('list.by')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ experiment, at, by, asked }) => (
            <tr key={experiment}>
              <td>
                <MomentText at={at} />
              </td>
              <td>{asked.policy}</td>
              <td>
                <Link to={`/policies/${experiment}`}>{words(asked)}</Link>
              </td>
              <td>
                <code>{by}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
