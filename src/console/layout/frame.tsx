import { LogoutOutlined, MenuFoldOutlined, MenuUnfoldOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Layout, Menu, Space } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useSession, useSignInAndOut } from '../api/session.tsx';
import { Skeleton } from '../components/states.tsx';
import { EntryIcon } from '../navigation/entry-icon.tsx';
import { useNavigation } from '../navigation/use-navigation.ts';
import { Brand } from './brand.tsx';
import { HeaderTools } from './header-tools.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PreferenceMenu } from './preference-menu.tsx';

/** What surrounds every page: where one can go, who one is, and how one likes it. */
export function Frame() {
  const { t } = useTranslation('frame');
  useFocusOnNewPage();
  const [folded, setFolded] = useState(() => matchMedia('(max-width: 1100px)').matches);
  return (
    <Layout style={{ minHeight: '100%' }}>
      <a className="weir-skip" href="#page">
        {t('skip')}
      </a>
      <Layout.Sider
        width={208}
        collapsedWidth={52}
        collapsed={folded}
        trigger={null}
        breakpoint="lg"
        onBreakpoint={setFolded}
        className="weir-sider"
      >
        <div className="weir-brand">
          <Brand />
          {!folded && <span>{t('brand')}</span>}
        </div>
        <Navigation />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="weir-header">
          <Button
            type="text"
            icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            aria-label={t('nav.toggle')}
            aria-expanded={!folded}
            onClick={() => setFolded(!folded)}
          />
          <HeaderTools onNavigation={() => setFolded((before) => !before)} />
          <Space size={4}>
            <PreferenceMenu />
            <AccountMenu />
          </Space>
        </Layout.Header>
        <Layout.Content id="page" tabIndex={-1} className="weir-page" role="main">
          <PageBoundary>
            <Suspense fallback={<Skeleton rows={10} />}>
              <Outlet />
            </Suspense>
          </PageBoundary>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** Whoever goes to another page by keyboard or screen reader is put at its beginning, as a new document would. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    scrollTo(0, 0);
    document.getElementById('page')?.focus({ preventScroll: true });
  }, [pathname]);
}

function Navigation() {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const sections = useNavigation();
  const here = pathname.slice(1).split('/')[0] ?? '';
  return (
    <nav aria-label={t('nav.label')}>
      <Menu
        mode="inline"
        selectedKeys={[`/${here}`]}
        items={sections.map(({ word, entries }) => ({
          type: 'group',
          key: word,
          label: t(`nav.${word}`),
          children: entries.map((entry) => ({
            key: `/${entry.path}`,
            icon: <EntryIcon word={entry.word} />,
            label: <NavLink to={`/${entry.path}`}>{t(`nav.${entry.word}`)}</NavLink>,
          })),
        }))}
      />
    </nav>
  );
}

function AccountMenu() {
  const { t } = useTranslation('frame');
  const { caller } = useSession();
  const { signOut } = useSignInAndOut();
  const roles = caller.roles.map((role) => t(`role.${role}`)).join(t('list.and'));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: roles },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: t('signOut'), onClick: () => signOut() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />}>
        {caller.name}
      </Button>
    </Dropdown>
  );
}
