import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#src/console/api/client.ts';
import { MomentText } from '#src/console/components/day-text.tsx';
import { ErrorState, Skeleton } from '#src/console/components/states.tsx';
import { firmAddress } from '../firms/firm-address.ts';
import { VerdictTag } from './law-words.tsx';
import { useLawAddress } from './use-law-address.ts';

const VERDICTS = ['any', 'refuse', 'refer', 'unknown', 'pass'] as const;
type Wanted = (typeof VERDICTS)[number];
const PAGE = 20;

/** What a rule said in decisions, newest first. Records are sealed one by one, so they are looked through page by page. */
export function RuleDecisions({ rule }: { readonly rule: string }) {
  const { t } = useTranslation('law');
  const { verdict, change } = useLawAddress();
  const wanted: Wanted = VERDICTS.find((known) => known === verdict) ?? 'any';
  const found = useInfiniteQuery({
    queryKey: ['list-rule-decisions', rule, wanted],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('list-rule-decisions', {
        params: { rule },
        query: { verdict: wanted, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const pages = found.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const looked = pages.reduce((sum, page) => sum + page.looked, 0);
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('decisions.title')}</h2>
      <div className="weir-table-tools">
        <Select
          aria-label={t('decisions.verdict')}
          value={wanted}
          onChange={(chosen: Wanted) => change({ verdict: chosen === 'any' ? undefined : chosen })}
          options={VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          style={{ minWidth: 160 }}
        />
        <span className="weir-quiet">{t('decisions.looked', { count: looked })}</span>
      </div>
      {found.isPending && <Skeleton rows={3} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
      {found.data && items.length === 0 && <p className="weir-quiet">{t('decisions.none')}</p>}
      {items.length > 0 && (
        <div className="weir-scroll">
          <table className="weir-book">
            <thead>
              <tr>
                <th scope="col">{t('decisions.at')}</th>
                <th scope="col">{t('decisions.firm')}</th>
                <th scope="col">{t('decisions.verdict')}</th>
                <th scope="col">{t('decisions.basis')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ decision, firm, decidedAt, verdict: said, basis }) => (
                <tr key={decision}>
                  <th scope="row">
                    <Link to={`/decisions/${decision}`}>
                      <MomentText at={decidedAt} />
                    </Link>
                  </th>
                  <td>{firm === null ? '—' : <Link to={firmAddress(firm)}>{firm}</Link>}</td>
                  <td>
                    <VerdictTag verdict={said} />
                  </td>
                  <td>{t(`basis.${basis}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {t('decisions.more')}
        </Button>
      )}
    </section>
  );
}
