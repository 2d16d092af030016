import { Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { Empty, Forbidden } from '#src/console/components/states.tsx';
import { firmAddress, recordsAddress } from '../firms/firm-address.ts';
import { matches } from './matches.ts';
import { useMeasures } from './measure-words.ts';
import { useCatalogue } from './use-catalogue.ts';

interface LineageProps {
  readonly decision: string;
  readonly onDecision: (decision: string) => void;
  readonly words: string;
}

/** From the measures that a decision read back to the rows that they were summed from. */
export function Lineage({ decision, onDecision, words }: LineageProps) {
  const { t } = useTranslation('catalogue');
  const { may } = useSession();
  if (!may('show-record')) return <Forbidden />;
  return (
    <>
      <div className="weir-table-tools">
        <Input.Search
          allowClear
          placeholder={t('lineage.decision')}
          aria-label={t('lineage.decision')}
          defaultValue={decision}
          key={decision}
          onSearch={(value) => onDecision(value.trim())}
          style={{ width: 340 }}
        />
        <span className="weir-quiet">{t('lineage.hint')}</span>
      </div>
      {decision === '' ? <Newest onDecision={onDecision} /> : <Measured decision={decision} words={words} />}
    </>
  );
}

/** The newest decisions, to begin with. */
function Newest({ onDecision }: Pick<LineageProps, 'onDecision'>) {
  const { t } = useTranslation('catalogue');
  const newest = useAnswer('list-decisions', { query: { limit: 10 } });
  return (
    <Answered of={newest} rows={4}>
      {({ body }) =>
        body.items.length === 0 ? (
          <Empty title={t('lineage.none')} />
        ) : (
          <ul>
            {body.items.map(({ decision, firm }) => (
              <li key={decision}>
                <Link
                  to={`/catalogue?tab=lineage&decision=${decision}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onDecision(decision);
                  }}
                >
                  <code>{decision}</code>
                </Link>{' '}
                {firm}
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

/** What a snapshot says, as far as this page reads it. */
interface Snapshot {
  readonly firm: string;
  readonly asOf: string;
  readonly measures: Readonly<Record<string, number | null>>;
  readonly sources: readonly {
    readonly kind: string;
    readonly rows: number;
    readonly lastOn: string | null;
    readonly ageDays: number | null;
    readonly root: string | null;
  }[];
}

function Measured({ decision, words }: Pick<LineageProps, 'decision' | 'words'>) {
  const record = useAnswer('show-record', { params: { decision } });
  return (
    <Answered of={record} rows={10}>
      {({ body }) => <Rows snapshot={body.inputs.snapshot as Snapshot} words={words} />}
    </Answered>
  );
}

function Rows({ snapshot, words }: { readonly snapshot: Snapshot; readonly words: string }) {
  const { t } = useTranslation('catalogue');
  const catalogue = useCatalogue();
  const measures = useMeasures();
  const sources = useMemo(() => new Map(snapshot.sources.map((source) => [source.kind, source])), [snapshot]);
  const shown = Object.entries(snapshot.measures).filter(([name]) => matches(words, [name, measures.words(name)]));
  return (
    <section className="weir-panel">
      <h2>
        <Link to={firmAddress(snapshot.firm)}>{snapshot.firm}</Link> · <DayText day={snapshot.asOf} />
      </h2>
      <div className="weir-scroll">
        <table className="weir-book weir-catalogue-lineage">
          <thead>
            <tr>
              <th scope="col">{t('column.measure')}</th>
              <th scope="col" className="weir-number">
                {t('column.value')}
              </th>
              <th scope="col">{t('lineage.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">
                  {measures.words(name)} <code>{name}</code>
                </th>
                <td className="weir-number">{value === null ? '—' : measures.value(name, value)}</td>
                <td>
                  {(measures.find(name)?.sources ?? []).map((kind) => {
                    const source = sources.get(kind);
                    return (
                      <div key={kind}>
                        <Link to={recordsAddress(snapshot.firm, { kind })}>{catalogue.kind(kind)}</Link>{' '}
                        {source && (
                          <span className="weir-quiet">
                            {t('lineage.source', { rows: source.rows, count: source.ageDays ?? 0 })}{' '}
                            {source.root && <code title={source.root}>{source.root.slice(0, 10)}…</code>}
                          </span>
                        )}
                      </div>
                    );
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
