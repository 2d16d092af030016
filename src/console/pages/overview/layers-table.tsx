import { RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addDays, type CalendarDate } from '#domain/kernel/index.ts';
import { MomentText } from '#src/console/components/day-text.tsx';
import { shanghaiMoment } from '#src/console/components/moment-words.ts';
import { Money } from '#src/console/components/money.tsx';
import { Sparkline } from '#src/console/components/sparkline.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { NOTICE_ADDRESSES } from '#src/console/navigation/notice-addresses.ts';
import { type DefenceLayer, type Overview, TONE_OF_STATE } from './layer-words.ts';

/** Every layer in a row: its state, its figures, its trend, and the one thing that needs a person now. */
export function LayersTable({ overview: { layers, at, since } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  return (
    <div className="weir-layers-scroll">
      <table className="weir-layers">
        <caption className="weir-visually-hidden">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.layer')}</th>
            <th scope="col">{t('table.state')}</th>
            <th scope="col" colSpan={3}>
              {t('table.figures')}
            </th>
            <th scope="col" className="weir-layer-trend">
              {t('table.trend', { days: daysOf(since, at).length })}
            </th>
            <th scope="col">{t('table.need')}</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => (
            <LayerRow key={layer.layer} layer={layer} days={daysOf(since, at)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function daysOf(since: string, at: string): readonly string[] {
  const last = shanghaiMoment(at).slice(0, 10);
  const days: string[] = [];
  for (let day = shanghaiMoment(since).slice(0, 10) as CalendarDate; day < last; day = addDays(day, 1))
    days.push(addDays(day, 1));
  return days;
}

function LayerRow({ layer, days }: { readonly layer: DefenceLayer; readonly days: readonly string[] }) {
  const { t } = useTranslation('overview');
  const name = layer.layer;
  const address = LAYER_ADDRESSES[name];
  return (
    <tr className={layer.state === 'absent' ? 'weir-layer-absent' : undefined}>
      <th scope="row">
        {address ? <Link to={address}>{t(`layer.${name}`)}</Link> : t(`layer.${name}`)}
        <small>{t(`purpose.${name}`)}</small>
      </th>
      <td>
        <StatusTag tone={TONE_OF_STATE[layer.state]}>{t(`state.${layer.state}`)}</StatusTag>
      </td>
      {layer.state === 'absent' ? (
        <td colSpan={5} className="weir-quiet">
          {t('absentHint')}
        </td>
      ) : (
        <>
          {[0, 1, 2].map((i) => (
            <td key={layer.figures[i]?.figure ?? i} className="weir-layer-figure">
              {layer.figures[i] && <Figure layer={name} figure={layer.figures[i]} />}
            </td>
          ))}
          <td className="weir-layer-trend">{layer.trend.length > 0 && <Trend layer={layer} days={days} />}</td>
          <td>
            <Need layer={layer} />
          </td>
        </>
      )}
    </tr>
  );
}

/** Where the records of a layer are. */
const LAYER_ADDRESSES: Partial<Record<DefenceLayer['layer'], string>> = {
  evidence: '/imports',
  verification: '/applications',
  fraud: '/applications',
  credit: '/applications',
  terms: '/applications?outcome=approve,counter',
  law: '/law',
  people: '/applications?stage=review,second',
  log: '/log',
  system: '/jobs',
};

function Figure({
  layer,
  figure: { figure, kind, value },
}: {
  readonly layer: DefenceLayer['layer'];
  readonly figure: DefenceLayer['figures'][number];
}) {
  const { t, i18n } = useTranslation('overview');
  return (
    <>
      <span className="weir-number">{value === undefined ? '—' : figureText(kind, value, i18n.language)}</span>
      <small>{t(`figure.${layer}.${figure}`)}</small>
    </>
  );
}

function figureText(kind: DefenceLayer['figures'][number]['kind'], value: string | number, language: string) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  switch (kind) {
    case 'fen':
      return <Money fen={value} />;
    case 'moment':
      return <MomentText at={String(value)} />;
    case 'share':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(Number(value));
    case 'rate':
      return new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(Number(value));
    default:
      return new Intl.NumberFormat(locale).format(Number(value));
  }
}

function Trend({ layer, days }: { readonly layer: DefenceLayer; readonly days: readonly string[] }) {
  const { t } = useTranslation('overview');
  const byDay = new Map(layer.trend.map(({ on, value }) => [on as string, value]));
  const values = days.map((day) => byDay.get(day) ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  return <Sparkline values={values} label={t('table.trendLabel', { days: days.length, total })} />;
}

function Need({ layer: { need } }: { readonly layer: DefenceLayer }) {
  const { t } = useTranslation('overview');
  if (!need) return <span className="weir-quiet">{t('frame:notice.none')}</span>;
  return (
    <Link to={NOTICE_ADDRESSES[need.notice]} className="weir-need">
      {t(`frame:notice.${need.notice}`, { count: need.count })}
      {need.since && <small>{t('frame:notice.since', { at: shanghaiMoment(need.since).slice(0, 16) })}</small>}
      <RightOutlined aria-hidden="true" />
    </Link>
  );
}
