import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Progress } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty, useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';

type Job = ItemOf<'list-jobs'>;

const STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
const TONES: Readonly<Record<Job['state'], Tone>> = {
  waiting: 'waiting',
  running: 'calm',
  done: 'good',
  failed: 'bad',
  cancelled: 'warning',
};

/** Work in the background: how far it is, why it failed, and a way to call it off. */
export function JobsPage() {
  const { t } = useTranslation('jobs');
  const columns = useMemo<readonly Column<Job>[]>(
    () => [
      { field: 'queue', title: t('column.queue'), render: ({ queue }) => t(`queue.${queue}`, { defaultValue: queue }) },
      { field: 'job', title: t('column.job'), render: ({ job }) => <code>{job}</code> },
      { field: 'state', title: t('column.state'), render: (job) => <State job={job} /> },
      { field: 'done', title: t('column.progress'), render: (job) => <Done job={job} />, width: 200 },
      {
        field: 'requestedAt',
        title: t('column.requestedAt'),
        sortable: true,
        render: (job) => <MomentText at={job.requestedAt} />,
      },
      {
        field: 'updatedAt',
        title: t('column.updatedAt'),
        sortable: true,
        render: (job) => <MomentText at={job.updatedAt} />,
      },
      { field: 'act', title: t('column.act'), render: (job) => <CallOff job={job} /> },
    ],
    [t],
  );
  const filters = useMemo(
    () => [
      {
        name: 'state',
        label: t('column.state'),
        many: true,
        options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
      },
    ],
    [t],
  );
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <ServerTable
        operation="list-jobs"
        columns={columns}
        rowKey={({ job }) => job}
        filters={filters}
        search={t('search')}
        exportOperation="export-jobs"
        label={t('title')}
        refetchInterval={3_000}
        empty={<Empty title={t('empty')}>{t('emptyHint')}</Empty>}
      />
    </>
  );
}

function State({ job: { state, failure } }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  return (
    <>
      <StatusTag tone={TONES[state]}>{t(`state.${state}`)}</StatusTag>
      {failure && <div className="weir-quiet">{failure.message}</div>}
    </>
  );
}

function Done({ job: { state, done, total } }: { readonly job: Job }) {
  const { t, i18n } = useTranslation('jobs');
  const rows = new Intl.NumberFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB').format(done);
  if (state === 'running' && total)
    return <Progress percent={Math.floor((done / total) * 100)} size="small" aria-label={t('column.progress')} />;
  return <span className="weir-number">{done > 0 ? t('rows', { rows, count: done }) : '—'}</span>;
}

function CallOff({ job: { job, state } }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const { may } = useSession();
  const { message } = App.useApp();
  const wordsOf = useErrorWords();
  const client = useQueryClient();
  const callingOff = useMutation({
    mutationFn: () => call('call-off-job', { params: { job } }),
    onSuccess: () => message.success(t('calledOff')),
    onError: (error) => message.error(wordsOf(error).title),
    onSettled: () => client.invalidateQueries({ queryKey: ['list-jobs'] }),
  });
  if (!may('call-off-job') || (state !== 'waiting' && state !== 'running')) return null;
  return (
    <Popconfirm title={t('callOffQuestion')} okText={t('callOff')} onConfirm={() => callingOff.mutate()}>
      <Button size="small" danger loading={callingOff.isPending}>
        {t('callOff')}
      </Button>
    </Popconfirm>
  );
}
