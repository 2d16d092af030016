import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useInsertionEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { antdTheme, paletteOf } from './antd-theme.ts';
import { useIsDark, usePreferences } from './preferences.ts';

/** The server puts it into the page: only styles that carry it are applied. */
const NONCE = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;

export function Themed({ children }: { readonly children: ReactNode }) {
  const dark = useIsDark();
  const { density } = usePreferences();
  const { i18n } = useTranslation();
  const theme = useMemo(() => antdTheme(dark, density), [dark, density]);
  useInsertionEffect(() => {
    const root = document.documentElement;
    root.dataset.mode = dark ? 'dark' : 'light';
    for (const [name, colour] of Object.entries(paletteOf(dark)))
      if (typeof colour === 'string') root.style.setProperty(`--weir-${name}`, colour);
  }, [dark]);
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      {...(NONCE ? { csp: { nonce: NONCE } } : {})}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
