import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { OperationId } from '#contract/operations.ts';
import { useSession } from '#src/console/api/session.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import './settings.css';

const PARTS: readonly { readonly path: string; readonly word: string; readonly needs?: OperationId }[] = [
  { path: '/settings', word: 'own' },
  { path: '/settings/institution', word: 'institution' },
  { path: '/settings/accounts', word: 'accounts', needs: 'list-accounts' },
  { path: '/settings/keys', word: 'keys', needs: 'list-api-keys' },
  { path: '/settings/access', word: 'access', needs: 'list-access-events' },
];

/** The pages of the settings under one heading, each with an address of its own. */
export function SettingsFrame({
  hint,
  actions,
  children,
}: {
  readonly hint: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const { may } = useSession();
  return (
    <>
      <PageHeader title={t('title')} hint={hint} actions={actions} />
      <nav className="weir-parts" aria-label={t('parts')}>
        {PARTS.filter(({ needs }) => !needs || may(needs)).map(({ path, word }) => (
          <NavLink key={path} to={path} end>
            {t(`part.${word}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </>
  );
}
