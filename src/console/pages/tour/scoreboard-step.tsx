import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Money } from '#src/console/components/money.tsx';
import type { Tour } from './tour-page.tsx';

type Tally = AnswerOf<'show-scoreboard'>['weir'];

const COUNTS = ['goodFunded', 'goodReferred', 'goodRefused', 'fraudsFunded', 'fraudsReferred', 'badFunded'] as const;
const SUMS = ['lentFen', 'lostFen'] as const;

/** (e) Both systems against the truth of the generated county, which neither has seen. */
export function ScoreboardStep({ tour }: { readonly tour: Tour }) {
  const { t } = useTranslation('tour');
  const board = useAnswer('show-scoreboard', {}, { refetchInterval: 10_000 });
  return (
    <Answered of={board} rows={10}>
      {({ body }) => (
        <section className="weir-panel">
          <p>
            {t('board.of', {
              firms: body.firms,
              all: tour.county.firms,
              good: body.good,
              frauds: body.frauds,
              bad: body.bad,
            })}
          </p>
          <table className="weir-figures weir-tour-board">
            <caption>{t('board.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('board.what')}</th>
                <th scope="col" className="weir-number">
                  {t('ordinary.title')}
                </th>
                <th scope="col" className="weir-number">
                  {t('weir.title')}
                </th>
              </tr>
            </thead>
            <tbody>
              {COUNTS.map((name) => (
                <Row key={name} title={t(`board.${name}`)} left={body.ordinary[name]} right={body.weir[name]} />
              ))}
              {SUMS.map((name) => (
                <Row
                  key={name}
                  title={t(`board.${name}`)}
                  left={<Money fen={body.ordinary[name]} />}
                  right={<Money fen={body.weir[name]} />}
                />
              ))}
              <Row title={t('board.lostShare')} left={lostShare(body.ordinary)} right={lostShare(body.weir)} />
            </tbody>
          </table>
          <p className="weir-quiet">{t('board.note', { lgd: Math.round(body.lossGivenDefault * 100) })}</p>
        </section>
      )}
    </Answered>
  );
}

/** Yuan lost of a hundred lent. */
function lostShare({ lentFen, lostFen }: Tally): string {
  return lentFen === '0' ? '—' : ((100 * Number(lostFen)) / Number(lentFen)).toFixed(2);
}

function Row({ title, left, right }: { readonly title: string; readonly left: ReactNode; readonly right: ReactNode }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="weir-number">{left}</td>
      <td className="weir-number">{right}</td>
    </tr>
  );
}
