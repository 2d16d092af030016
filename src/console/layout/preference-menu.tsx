import { BgColorsOutlined, ColumnHeightOutlined, TranslationOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { SESSION_KEY } from '../api/session.tsx';
import { keepLanguage } from '../i18n/language.ts';
import { changePreferences, type Preferences, usePreferences } from '../theme/preferences.ts';

/** Language, light or dark, and density: three buttons that are always at hand. */
export function PreferenceMenu() {
  const { t } = useTranslation('frame');
  return (
    <Space size={4}>
      <LanguageButton />
      <ModeMenu />
      <DensityButton label={t('preferences.density')} />
    </Space>
  );
}

function LanguageButton() {
  const { t, i18n } = useTranslation('frame');
  const client = useQueryClient();
  const next = i18n.language === 'zh' ? 'en' : 'zh';
  const change = async () => {
    keepLanguage(next);
    await i18n.changeLanguage(next);
    // The server writes words too: what it said is asked for again.
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
  return (
    <Button type="text" icon={<TranslationOutlined />} onClick={change} lang={next === 'zh' ? 'zh-CN' : 'en'}>
      {next === 'zh' ? '中文' : 'English'}
      <span className="weir-visually-hidden">{t('preferences.language')}</span>
    </Button>
  );
}

function ModeMenu() {
  const { t } = useTranslation('frame');
  const { mode } = usePreferences();
  const items = (['light', 'dark', 'system'] as const).map((key) => ({ key, label: t(`preferences.${key}`) }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [mode],
        onClick: ({ key }) => changePreferences({ mode: key as Preferences['mode'] }),
      }}
    >
      <Button type="text" icon={<BgColorsOutlined />} aria-label={t('preferences.mode')} />
    </Dropdown>
  );
}

function DensityButton({ label }: { readonly label: string }) {
  const { density } = usePreferences();
  return (
    <Tooltip title={label}>
      <Button
        type="text"
        icon={<ColumnHeightOutlined />}
        aria-label={label}
        aria-pressed={density === 'roomy'}
        onClick={() => changePreferences({ density: density === 'dense' ? 'roomy' : 'dense' })}
      />
    </Tooltip>
  );
}
