import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { ErrorState, Skeleton, useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { useJob } from '#src/console/components/use-job.ts';

type Rejected = AnswerOf<'list-rejected-rows'>['items'][number];
/** What a person wrote into cells, by row and header. */
type Edits = Readonly<Record<number, Readonly<Record<string, string>>>>;

/** The refused rows with what is wrong with them; cells are corrected in place, and only those rows are delivered again. */
export function RejectedRows({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('imports');
  const { may } = useSession();
  const errorWords = useErrorWords();
  const client = useQueryClient();
  const [edits, edit] = useState<Edits>({});
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  const pages = useInfiniteQuery({
    queryKey: ['list-rejected-rows', importId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('list-rejected-rows', {
        params: { import: importId },
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
  });
  const send = useMutation({
    mutationFn: (rows: readonly number[]) =>
      call('correct-rows', {
        params: { import: importId },
        body: { rows: rows.map((row) => ({ row, cells: { ...edits[row] } })) },
      }),
  });
  const job = useJob(send.data?.job);
  const isOver = job?.state === 'done' || job?.state === 'failed';
  useEffect(() => {
    if (!isOver) return;
    choose(new Set());
    edit({});
    for (const key of ['list-rejected-rows', 'list-imports', 'show-import'])
      client.invalidateQueries({ queryKey: [key] });
  }, [isOver, client]);
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => pages.refetch()} />;
  if (!pages.data) return <Skeleton rows={6} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  const header = Object.keys(rows[0]?.cells ?? {});
  const words = send.error ? errorWords(send.error) : undefined;
  const write = (row: number, name: string, value: string) => {
    edit((before) => ({ ...before, [row]: { ...before[row], [name]: value } }));
    choose((before) => new Set(before).add(row));
  };
  const turn = (row: number) =>
    choose((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  return (
    <section className="weir-panel weir-import-rejected" aria-labelledby="rejected-rows">
      <h2 id="rejected-rows">{t('rejected.title')}</h2>
      <p className="weir-quiet">{t('rejected.hint')}</p>
      {words && <Alert type="error" showIcon title={words.title} description={words.detail} />}
      {send.data && job?.state === 'done' && (
        <Alert
          type="success"
          showIcon
          title={
            <>
              {t('rejected.done')} <Link to={`/imports/${send.data.import}`}>{t('session.see')}</Link>
            </>
          }
        />
      )}
      {job?.state === 'failed' && <Alert type="error" showIcon title={job.failure?.message} />}
      <div className="weir-import-preview">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rejected.row')}</th>
              <th scope="col">{t('rejected.why')}</th>
              {header.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RejectedLine
                key={row.row}
                line={row}
                header={header}
                edits={edits[row.row] ?? {}}
                isChosen={chosen.has(row.row)}
                isOpen={may('correct-rows')}
                onWrite={(name, value) => write(row.row, name, value)}
                onTurn={() => turn(row.row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="weir-table-foot">
        {pages.hasNextPage && (
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('rejected.more')}
          </Button>
        )}
        {may('correct-rows') && (
          <Button
            type="primary"
            disabled={chosen.size === 0}
            loading={send.isPending || (send.data !== undefined && !isOver)}
            onClick={() => send.mutate([...chosen])}
          >
            {t('rejected.send', { count: chosen.size })}
          </Button>
        )}
      </div>
    </section>
  );
}

interface RejectedLineProps {
  readonly line: Rejected;
  readonly header: readonly string[];
  readonly edits: Readonly<Record<string, string>>;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly onWrite: (header: string, value: string) => void;
  readonly onTurn: () => void;
}

function RejectedLine({ line, header, edits, isChosen, isOpen, onWrite, onTurn }: RejectedLineProps) {
  const { t } = useTranslation('imports');
  const { row, column, message, cells, correctedBy } = line;
  return (
    <tr data-chosen={isChosen}>
      <th scope="row">
        {isOpen && !correctedBy ? (
          <Checkbox checked={isChosen} onChange={onTurn}>
            {row}
          </Checkbox>
        ) : (
          row
        )}
      </th>
      <td className="weir-import-why">
        {correctedBy ? (
          <Link to={`/imports/${correctedBy}`}>
            <StatusTag tone="good">{t('rejected.corrected')}</StatusTag>
          </Link>
        ) : (
          <span className="weir-tone-bad">{message}</span>
        )}
      </td>
      {header.map((name) => (
        <td key={name} data-wrong={!correctedBy && name === column}>
          {isOpen && !correctedBy ? (
            <Input
              size="small"
              variant={name === column ? 'outlined' : 'borderless'}
              aria-label={t('rejected.cell', { row, name })}
              value={edits[name] ?? cells[name] ?? ''}
              onChange={({ target }) => onWrite(name, target.value)}
            />
          ) : (
            cells[name]
          )}
        </td>
      ))}
    </tr>
  );
}
