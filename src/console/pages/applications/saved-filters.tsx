import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { call } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { useErrorWords } from '#src/console/components/states.tsx';

/** Filters that the person keeps for a list, under names of their own. */
export function SavedFilters({ list }: { readonly list: string }) {
  const { t } = useTranslation('applications');
  const { message } = App.useApp();
  const errorWords = useErrorWords();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const [isNaming, setNaming] = useState(false);
  const kept = useAnswer('list-filters', { query: { list } }).data?.body.items ?? [];
  const again = () => client.invalidateQueries({ queryKey: ['list-filters'] });
  const onError = (error: unknown) => message.error(errorWords(error).title);
  const save = useMutation({
    mutationFn: (name: string) => {
      const query = new URLSearchParams(search);
      query.delete('page');
      return call('save-filter', { body: { list, name, query: query.toString() } });
    },
    onSuccess: () => {
      setNaming(false);
      return again();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (filter: string) => call('remove-filter', { params: { filter } }),
    onSuccess: again,
    onError,
  });
  const items = [
    ...kept.map(({ filter, name, query }) => ({
      key: filter,
      label: (
        <span style={{ display: 'flex', gap: 16, justifyContent: 'space-between' }}>
          {name}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('filters.remove', { name })}
            onClick={(event) => {
              event.stopPropagation();
              remove.mutate(filter);
            }}
          />
        </span>
      ),
      onClick: () => setSearch(new URLSearchParams(query)),
    })),
    ...(kept.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: t('filters.save'), onClick: () => setNaming(true) },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<StarOutlined />}>{t('filters.title')}</Button>
      </Dropdown>
      <Modal open={isNaming} title={t('filters.save')} onCancel={() => setNaming(false)} footer={null} destroyOnHidden>
        <Form layout="vertical" onFinish={({ name }: { name: string }) => save.mutate(name.trim())}>
          <Form.Item name="name" label={t('filters.name')} rules={[{ required: true, whitespace: true, max: 40 }]}>
            <Input autoFocus maxLength={40} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('filters.keep')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
