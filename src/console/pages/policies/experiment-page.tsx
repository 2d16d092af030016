import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import '#src/console/components/book.css';
import './policies.css';
import { useChangeWords } from './change-words.ts';

type Shown = AnswerOf<'show-experiment'>;
type Result = NonNullable<Shown['result']>;
type Side = Result['before'];

/** Milliseconds between looks at an experiment that is under way. */
const LOOK_EVERY = 500;
const ENDED = ['done', 'failed', 'cancelled'];

/** One experiment: what was changed, both sides beside each other, and every firm whose terms changed. */
export function ExperimentPage() {
  const { t } = useTranslation('policies');
  const { experiment = '' } = useParams();
  const words = useChangeWords();
  const [ended, end] = useState(false);
  const answer = useAnswer(
    'show-experiment',
    { params: { experiment } },
    { refetchInterval: ended ? false : LOOK_EVERY },
  );
  const state = answer.data?.body.state;
  useEffect(() => {
    end(state !== undefined && ENDED.includes(state));
  }, [state]);
  return (
    <>
      <PageHeader title={t('result.title')} hint={answer.data && words(answer.data.body.asked)} />
      <Answered of={answer} rows={10}>
        {({ body }) => (body.result ? <Outcome result={body.result} /> : <UnderWay shown={body} />)}
      </Answered>
    </>
  );
}

function UnderWay({ shown: { state, done = 0, total, failure } }: { readonly shown: Shown }) {
  const { t } = useTranslation('policies');
  const failed = state === 'failed' || state === 'cancelled';
  if (failure) return <p role="alert">{`${t('result.failed')}${t('result.colon')}${failure.message}`}</p>;
  return (
    <p role="status">{failed ? t('result.failed') : t('result.running', { done, total: total ?? t('result.none') })}</p>
  );
}

function Outcome({ result }: { readonly result: Result }) {
  const { t } = useTranslation('policies');
  const moves = Object.entries(result.moves).map(([move, count]) => {
    const [from, to] = move.split('→').map((outcome) => t(`outcome.${outcome}`));
    return `${from} → ${to} ${count}`;
  });
  return (
    <div className="weir-policies">
      <section className="weir-panel">
        <h2>{t('result.sides')}</h2>
        <p className="weir-quiet">{t('result.cases', { count: result.cases })}</p>
        <Sides result={result} />
        <h3>{t('result.moves')}</h3>
        <p>{moves.length === 0 ? t('result.noMoves') : moves.join(' · ')}</p>
      </section>
      <Law result={result} />
      <Regions result={result} />
      <Firms result={result} />
    </div>
  );
}

function percent(share: number | null, none: string): string {
  return share === null ? none : `${(share * 100).toFixed(2)} %`;
}

function Sides({ result }: { readonly result: Result }) {
  const { t } = useTranslation('policies');
  const none = t('result.none');
  const lines: readonly [string, (side: Side) => ReactNode][] = [
    ['approvalRate', ({ approvalRate }) => percent(approvalRate, none)],
    ['refer', ({ outcomes }) => outcomes.refer],
    ['decline', ({ outcomes }) => outcomes.decline],
    ['offered', ({ offeredFen }) => <Money fen={offeredFen} />],
    ['expectedLoss', ({ expectedLossFen }) => <Money fen={expectedLossFen} />],
    ['interest', ({ yearlyInterestFen }) => <Money fen={yearlyInterestFen} />],
    ['meanRate', ({ meanRate }) => percent(meanRate, none)],
    ['meanTenor', ({ meanTenorDays }) => (meanTenorDays === null ? none : Math.round(meanTenorDays))],
    ['belowFloor', ({ belowFloor }) => belowFloor],
    ['bound', ({ boundFenYears }) => <Money fen={boundFenYears} />],
  ];
  return (
    <Compared
      head={t('result.figure')}
      lines={lines.map(([name, of]) => [t(`result.${name}`), of(result.before), of(result.after)])}
    />
  );
}

interface ComparedProps {
  readonly head: string;
  readonly lines: readonly (readonly [string, ReactNode, ReactNode])[];
}

function Compared({ head, lines }: ComparedProps) {
  const { t } = useTranslation('policies');
  return (
    <div className="weir-scroll">
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="weir-number">
              {t('result.before')}
            </th>
            <th scope="col" className="weir-number">
              {t('result.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="weir-number">{before}</td>
              <td className="weir-number">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Law({ result: { before, after } }: { readonly result: Result }) {
  const { t } = useTranslation('policies');
  const rules = [...new Set([...Object.keys(before.law), ...Object.keys(after.law)])].sort();
  return (
    <section className="weir-panel">
      <h2>{t('result.law')}</h2>
      {rules.length === 0 ? (
        <p>{t('result.noLaw')}</p>
      ) : (
        <Compared
          head={t('result.rule')}
          lines={rules.map((rule) => [rule, before.law[rule] ?? 0, after.law[rule] ?? 0])}
        />
      )}
    </section>
  );
}

function Regions({ result: { before, after } }: { readonly result: Result }) {
  const { t } = useTranslation('policies');
  const provinces = Object.keys(before.regions).sort();
  const shown = (side: Side, province: string) => {
    const { cases, approved, offeredFen } = side.regions[province] ?? { cases: 0, approved: 0, offeredFen: '0' };
    return (
      <>
        {approved} / {cases} <Money fen={offeredFen} />
      </>
    );
  };
  return (
    <section className="weir-panel">
      <h2>{t('result.regions')}</h2>
      <Compared
        head={t('result.province')}
        lines={provinces.map((province) => [
          province === 'unknown' ? t('result.unknown') : province,
          shown(before, province),
          shown(after, province),
        ])}
      />
    </section>
  );
}

function Firms({ result: { changed, more } }: { readonly result: Result }) {
  const { t } = useTranslation('policies');
  const shown = ({ outcome, limitFen, rate }: Result['changed'][number]['before']) => (
    <>
      {t(`outcome.${outcome}`)}
      {limitFen !== '0' && (
        <>
          {' '}
          <Money fen={limitFen} /> {percent(rate, '')}
        </>
      )}
    </>
  );
  return (
    <section className="weir-panel">
      <h2>{t('result.firms')}</h2>
      {changed.length === 0 ? (
        <p>{t('result.noFirms')}</p>
      ) : (
        <div className="weir-scroll">
          <table className="weir-book">
            <thead>
              <tr>
                <th scope="col">{t('result.firm')}</th>
                <th scope="col">{t('list.at')}</th>
                <th scope="col">{t('result.before')}</th>
                <th scope="col">{t('result.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ firm, asOf, before, after }, i) => (
                // A firm that was decided twice stands here twice, in an order that does not change.
                <tr key={`${firm} ${asOf} ${changed.findIndex((other) => other.firm === firm) === i ? 0 : i}`}>
                  <th scope="row">
                    <Link to={`/firms/${firm}`}>
                      <code>{firm}</code>
                    </Link>
                  </th>
                  <td>
                    <DayText day={asOf} />
                  </td>
                  <td>{shown(before)}</td>
                  <td>{shown(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more > 0 && <p className="weir-quiet">{t('result.more', { count: more })}</p>}
    </section>
  );
}
