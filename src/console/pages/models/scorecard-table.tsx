import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { measureValue, useMeasures } from '../catalogue/measure-words.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { Model } from './model-page.tsx';

type Variable = Model['table'][number];
type Bin = Variable['bins'][number];

/** Every bin of every variable: who falls into it, the points that it gives, and how the points were fitted. */
export function ScorecardTable({ model }: { readonly model: Model }) {
  const { t, i18n } = useTranslation('models');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const catalogue = useCatalogue();
  const most = Math.max(1, ...model.table.flatMap(({ bins }) => bins.map(({ points }) => Math.abs(points))));
  const isFitted = model.table.some(({ bins }) => bins.some(({ woe }) => woe !== undefined));
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('table.title')}</h2>
      <p className="weir-quiet">{t(isFitted ? 'table.hintFitted' : 'table.hintExpert')}</p>
      <div className="weir-scroll">
        <table className="weir-book weir-scorecard">
          <thead>
            <tr>
              <th scope="col">{t('table.variable')}</th>
              <th scope="col">{t('table.bin')}</th>
              <th scope="col">{t('table.share')}</th>
              <th scope="col">{t('table.points')}</th>
              {isFitted && (
                <>
                  <th scope="col" className="weir-number">
                    {t('table.woe')}
                  </th>
                  <th scope="col" className="weir-number">
                    {t('table.badRate')}
                  </th>
                  <th scope="col" className="weir-number">
                    {t('table.cases')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          {model.table.map((variable) => (
            <tbody key={variable.name}>
              {variable.bins.map((bin, i) => (
                <tr key={binKey(bin)}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={variable.bins.length}>
                      <Link to={`/catalogue?tab=measures&q=${encodeURIComponent(variable.name)}`}>
                        {variable.label[language]}
                      </Link>
                      <div>
                        <code>{variable.name}</code>
                      </div>
                      <div className="weir-quiet">
                        {t('table.from', { kind: catalogue.kind(variable.document), count: variable.freshDays })}
                      </div>
                      {variable.iv !== null && <div className="weir-quiet">IV {variable.iv.toFixed(3)}</div>}
                    </th>
                  )}
                  <BinCells bin={bin} variable={variable} most={most} isFitted={isFitted} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function binKey({ kind, from, to, values }: Bin): string {
  return `${kind}:${from ?? ''}:${to ?? ''}:${values?.join() ?? ''}`;
}

interface BinCellsProps {
  readonly bin: Bin;
  readonly variable: Variable;
  readonly most: number;
  readonly isFitted: boolean;
}

function BinCells({ bin, variable, most, isFitted }: BinCellsProps) {
  return (
    <>
      <td className="weir-number">
        <BinWords bin={bin} name={variable.name} />
      </td>
      <td>
        <span className="weir-model-bar">
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={bin.share * 100} height={10} data-mark="share" />
          </svg>
          <span className="weir-number">{(bin.share * 100).toFixed(1)}%</span>
        </span>
      </td>
      <td>
        <span className="weir-model-bar">
          <svg viewBox="-50 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              x={bin.points < 0 ? (50 * bin.points) / most : 0}
              width={(50 * Math.abs(bin.points)) / most}
              height={10}
              data-mark={bin.points < 0 ? 'below' : 'above'}
            />
            <line x1={0} y1={0} x2={0} y2={10} />
          </svg>
          <span className="weir-number">{bin.points > 0 ? `+${bin.points}` : bin.points}</span>
        </span>
      </td>
      {isFitted && (
        <>
          <td className="weir-number">{bin.woe === undefined ? '—' : bin.woe.toFixed(3)}</td>
          <td className="weir-number">{bin.badRate === undefined ? '—' : `${(bin.badRate * 100).toFixed(2)}%`}</td>
          <td className="weir-number">
            {bin.goods === undefined ? '—' : `${bin.goods + (bin.bads ?? 0)} (${bin.bads ?? 0})`}
          </td>
        </>
      )}
    </>
  );
}

/** An interval in the unit of its measure, or what else a bin is for. */
function BinWords({ bin: { kind, from, to, values }, name }: { readonly bin: Bin; readonly name: string }) {
  const { t, i18n } = useTranslation('models');
  const { find } = useMeasures();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const words = (value: number) => measureValue(value, find(name)?.unit, language);
  if (kind !== 'interval') return <>{values?.join(t('frame:list.and')) ?? t(`bin.${kind}`)}</>;
  if (from == null && to == null) return <>{t('bin.any')}</>;
  if (from == null) return <>{`< ${words(to ?? 0)}`}</>;
  if (to == null) return <>{`≥ ${words(from)}`}</>;
  return <>{`${words(from)} – ${words(to)}`}</>;
}
