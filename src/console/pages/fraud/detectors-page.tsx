import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import '#src/console/components/book.css';
import './fraud.css';

type Measured = AnswerOf<'list-detectors'>;

/** How right each detector is by what people made of its findings, and what fraud that is not found costs everybody else. */
export function DetectorsPage() {
  const { t } = useTranslation('fraud');
  const answer = useAnswer('list-detectors', {});
  return (
    <>
      <PageHeader title={t('detectors.title')} hint={t('detectors.hint')} />
      <Answered of={answer} rows={10}>
        {({ body }) => (
          <div className="weir-finding">
            <Detectors detectors={body.detectors} />
            <Premium premium={body.premium} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Detectors({ detectors }: { readonly detectors: Measured['detectors'] }) {
  const { t } = useTranslation('fraud');
  if (detectors.length === 0) return <Empty title={t('empty')}>{t('emptyHint')}</Empty>;
  const percent = (value: number) => `${(100 * value).toFixed(0)}%`;
  return (
    <section className="weir-panel">
      <h2>{t('detectors.precision')}</h2>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('column.code')}</th>
              {(['open', 'confirmed', 'innocent', 'unclear'] as const).map((state) => (
                <th key={state} scope="col" className="weir-number">
                  {t(`state.${state}`)}
                </th>
              ))}
              <th scope="col" className="weir-number">
                {t('detectors.precision')}
              </th>
              <th scope="col" className="weir-number">
                {t('detectors.interval')}
              </th>
              <th scope="col">{t('detectors.months')}</th>
              <th scope="col">{t('detectors.state')}</th>
            </tr>
          </thead>
          <tbody>
            {detectors.map((detector) => (
              <tr key={detector.code}>
                <th scope="row">
                  <Link to={`/fraud?q=${detector.code}`}>
                    {t(`code.${detector.code}`, { defaultValue: detector.code })}
                  </Link>
                </th>
                <td className="weir-number">{detector.open}</td>
                <td className="weir-number">{detector.confirmed}</td>
                <td className="weir-number">{detector.innocent}</td>
                <td className="weir-number">{detector.unclear}</td>
                <td className="weir-number">{detector.precision === null ? '—' : percent(detector.precision)}</td>
                <td className="weir-number">{`${percent(detector.low)} – ${percent(detector.high)}`}</td>
                <td className="weir-number">
                  {detector.months.map(({ month, confirmed, innocent }) => (
                    <div key={month}>{`${month}  ${confirmed} / ${confirmed + innocent}`}</div>
                  ))}
                </td>
                <td>
                  {detector.noisy ? (
                    <StatusTag tone="bad">{t('detectors.noisy')}</StatusTag>
                  ) : detector.precision === null ? (
                    <StatusTag tone="waiting">{t('detectors.unmeasured')}</StatusTag>
                  ) : (
                    <StatusTag tone="good">{t('detectors.inUse')}</StatusTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Premium({ premium }: { readonly premium: Measured['premium'] }) {
  const { t } = useTranslation('fraud');
  const { examined, confirmed, loss, byRecall } = premium;
  return (
    <section className="weir-panel">
      <h2>{t('premium.title')}</h2>
      <p>{t('premium.basis', { examined, confirmed, loss: Math.round(100 * loss) })}</p>
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('premium.recall')}</th>
            <th scope="col" className="weir-number">
              {t('premium.added')}
            </th>
          </tr>
        </thead>
        <tbody>
          {byRecall.map(({ recall, added }) => (
            <tr key={recall}>
              <th scope="row">{`${Math.round(100 * recall)}%`}</th>
              <td className="weir-number">{t('premium.points', { points: (100 * added).toFixed(2) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="weir-quiet">{t('premium.unknown')}</p>
    </section>
  );
}
