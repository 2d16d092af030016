import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { Empty, ErrorState, Skeleton } from '#src/console/components/states.tsx';
import '#src/console/components/book.css';
import './book.css';
import { BookForm, type BookQuestion } from './book-form.tsx';
import { Breaches } from './breaches.tsx';
import { Classes } from './classes.tsx';
import { Concentration } from './concentration.tsx';
import { Gap } from './gap.tsx';
import { Vintages } from './vintages.tsx';

export type BookHealth = AnswerOf<'examine-book'>;

/** A lender brings its own loan tape and sees how the book stands; nothing of it is kept. */
export function BookPage() {
  const { t } = useTranslation('book');
  const examine = useMutation({
    mutationFn: (question: BookQuestion) => call('examine-book', { body: question }),
  });
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <BookForm busy={examine.isPending} onAsk={examine.mutate} />
      <div className="weir-loan-book" aria-live="polite">
        {examine.isPending && <Skeleton rows={12} />}
        {examine.isError && <ErrorState error={examine.error} />}
        {examine.isIdle && <Empty title={t('empty.title')}>{t('empty.hint')}</Empty>}
        {examine.isSuccess && <Report health={examine.data} />}
      </div>
    </>
  );
}

function Report({ health }: { readonly health: BookHealth }) {
  return (
    <>
      <Classes health={health} />
      <Breaches health={health} />
      <Vintages health={health} />
      <Gap health={health} />
      <Concentration health={health} />
    </>
  );
}
