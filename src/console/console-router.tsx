import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter } from 'react-router';
import { SessionProvider, useCaller, useSession } from './api/session.tsx';
import { PageHeader } from './components/page-header.tsx';
import { Empty, ErrorState, Forbidden, Skeleton } from './components/states.tsx';
import { Frame } from './layout/frame.tsx';
import { PAGES } from './pages/index.ts';
import type { Page } from './pages/page.ts';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';

/** Whoever is not signed in sees the sign-in at the address that was asked for, and stays there afterwards. */
function Gate() {
  const caller = useCaller();
  if (caller.isError) return <ErrorState error={caller.error} onRetry={() => caller.refetch()} />;
  if (caller.data === undefined) return <Skeleton rows={10} />;
  if (caller.data === null) return <SignInPage />;
  return (
    <SessionProvider caller={caller.data}>
      <Frame />
    </SessionProvider>
  );
}

function Allowed({ page: { needs, Component } }: { readonly page: Page }) {
  const { t } = useTranslation('frame');
  const { may } = useSession();
  if (!needs || may(needs)) return <Component />;
  return (
    <>
      <PageHeader title={t('state.forbidden')} />
      <Forbidden />
    </>
  );
}

function NoSuchPage() {
  const { t } = useTranslation('frame');
  return (
    <>
      <PageHeader title={t('state.noSuchPage')} />
      <Empty title={t('state.noSuchPage')}>{t('state.noSuchPageHint')}</Empty>
    </>
  );
}

export const consoleRouter = createBrowserRouter([
  {
    path: '/',
    element: (
      <Suspense fallback={<Skeleton rows={10} />}>
        <Gate />
      </Suspense>
    ),
    children: [
      ...PAGES.map((page) => ({ path: page.path, element: <Allowed key={page.path} page={page} /> })),
      { path: '*', element: <NoSuchPage /> },
    ],
  },
]);
