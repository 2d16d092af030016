import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '#src/console/api/use-answer.ts';

const STAGES = ['all', 'new', 'review', 'second', 'done'] as const;

/** How many applications stand at each stage; each number leads to them. */
export function Stages() {
  const { t } = useTranslation('applications');
  const [search] = useSearchParams();
  const chosen = search.get('stage') ?? 'all';
  return (
    <nav className="weir-stages" aria-label={t('stages')}>
      {STAGES.map((stage) => (
        <StageLink key={stage} stage={stage} isChosen={chosen === stage} />
      ))}
    </nav>
  );
}

function StageLink({ stage, isChosen }: { readonly stage: (typeof STAGES)[number]; readonly isChosen: boolean }) {
  const { t } = useTranslation('applications');
  const [search] = useSearchParams();
  const counted = useAnswer('list-applications', { query: { limit: 1, ...(stage === 'all' ? {} : { stage }) } });
  const next = new URLSearchParams(search);
  next.delete('page');
  if (stage === 'all') next.delete('stage');
  else next.set('stage', stage);
  const { total } = counted.data?.body ?? {};
  const number = counted.data ? (total?.toLocaleString('en') ?? t('manyRows')) : '…';
  return (
    <Link to={{ search: next.toString() }} aria-current={isChosen}>
      <span>{t(`stage.${stage}`)}</span>
      <b>{number}</b>
    </Link>
  );
}
