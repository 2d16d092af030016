import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { NoticeBell } from '../notices/notice-bell.tsx';

const SearchDialog = lazy(() => import('../search/search-dialog.tsx').then((m) => ({ default: m.SearchDialog })));
const ShortcutSheet = lazy(() => import('../keyboard/shortcut-sheet.tsx').then((m) => ({ default: m.ShortcutSheet })));

/** Search, what waits, and help: with the keys that open them from anywhere. */
export function HeaderTools({ onNavigation }: { readonly onNavigation: () => void }) {
  const { t } = useTranslation('frame');
  const { may } = useSession();
  const [shown, setShown] = useState<'search' | 'help'>();
  const canSearch = may('search');
  useShortcuts({
    onSearch: () => canSearch && setShown('search'),
    onHelp: () => setShown('help'),
    onNavigation,
  });
  const close = () => setShown(undefined);
  return (
    <>
      {canSearch && (
        <Button className="weir-search-button" icon={<SearchOutlined />} onClick={() => setShown('search')}>
          <span className="weir-search-words">{t('search.button')}</span>
          <kbd>/</kbd>
        </Button>
      )}
      <span className="weir-grow" />
      <NoticeBell />
      <Button
        type="text"
        icon={<QuestionCircleOutlined />}
        aria-label={t('keys.title')}
        onClick={() => setShown('help')}
      />
      <Suspense>
        {shown === 'search' && <SearchDialog onClose={close} />}
        {shown === 'help' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </>
  );
}
