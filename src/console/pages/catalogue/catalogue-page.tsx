import { Input, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '#src/console/components/page-header.tsx';
import '#src/console/components/book.css';
import './catalogue.css';
import { FieldsTable } from './fields-table.tsx';
import { Lineage } from './lineage.tsx';
import { MeasuresTable } from './measures-table.tsx';

/** The data standard: every field of every kind of evidence, every measure summed from them, and the way back from a decision. */
export function CataloguePage() {
  const { t } = useTranslation('catalogue');
  const [search, setSearch] = useSearchParams();
  const words = search.get('q') ?? '';
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
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
          onSearch={(value) => change('q', value.trim())}
          style={{ width: 320 }}
        />
      </div>
      <Tabs
        activeKey={search.get('tab') ?? 'fields'}
        onChange={(tab) => change('tab', tab)}
        items={[
          { key: 'fields', label: t('tab.fields'), children: <FieldsTable words={words} /> },
          { key: 'measures', label: t('tab.measures'), children: <MeasuresTable words={words} /> },
          {
            key: 'lineage',
            label: t('tab.lineage'),
            children: (
              <Lineage
                decision={search.get('decision') ?? ''}
                onDecision={(decision) => change('decision', decision)}
                words={words}
              />
            ),
          },
        ]}
      />
    </>
  );
}
