import { Input, Select, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { provinceOptions } from '../firms/place-words.ts';
import { Instruments } from './instruments.tsx';
import { LawHits } from './law-hits.tsx';
import '#src/console/components/book.css';
import './law.css';
import { Parameters } from './parameters.tsx';
import { Rules } from './rules.tsx';
import { useLawAddress } from './use-law-address.ts';

/** The book of law as it stands on a day: rules, the figures that they read, and the texts that both come from. */
export function LawPage() {
  const { t, i18n } = useTranslation('law');
  const { on, province, tab, words, change } = useLawAddress();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className="weir-table-tools">
        <Input.Search
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          defaultValue={words}
          key={words}
          onSearch={(value) => change({ q: value.trim() })}
          style={{ width: 320 }}
        />
        <span className="weir-labelled">
          <span aria-hidden="true">{t('on')}</span>
          <Input
            type="date"
            aria-label={t('on')}
            value={on ?? ''}
            onChange={(event) => change({ on: event.target.value })}
          />
        </span>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('province')}
          aria-label={t('province')}
          value={province}
          onChange={(chosen?: string) => change({ province: chosen })}
          options={provinceOptions(language)}
          style={{ minWidth: 150 }}
        />
      </div>
      {words !== '' && <LawHits words={words} />}
      <Tabs
        activeKey={tab}
        onChange={(chosen) => change({ tab: chosen })}
        items={[
          { key: 'rules', label: t('tab.rules'), children: <Rules on={on} /> },
          { key: 'parameters', label: t('tab.parameters'), children: <Parameters on={on} province={province} /> },
          { key: 'instruments', label: t('tab.instruments'), children: <Instruments /> },
        ]}
      />
    </>
  );
}
