import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface LetterDrawerProps {
  readonly letters: { readonly zh: string; readonly en: string };
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The letter to the firm as it would go out, in either language; every word of it comes from the record. */
export function LetterDrawer({ letters, isOpen, onClose }: LetterDrawerProps) {
  const { t, i18n } = useTranslation('case');
  const [language, choose] = useState<'zh' | 'en'>(i18n.language === 'zh' ? 'zh' : 'en');
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      title={t('letter.title')}
      size={640}
      extra={
        <Segmented
          value={language}
          onChange={choose}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      }
    >
      <p className="weir-quiet">{t('letter.hint')}</p>
      <pre className="weir-letter" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {letters[language]}
      </pre>
    </Drawer>
  );
}
