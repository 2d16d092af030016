import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '#src/console/components/money.tsx';
import { firmAddress, KIND_OF_SERIES, recordsAddress } from './firm-address.ts';
import type { History } from './firm-page.tsx';
import { Percent } from './share-text.tsx';

const SHOWN = 12;

/** With whom a firm trades, and how much of it hangs on one. */
export function Counterparties({ history }: { readonly history: History }) {
  const { t } = useTranslation('firms');
  const sides = history.parties.filter(({ parties }) => parties.length > 0);
  const [chosen, choose] = useState<string>();
  const list = sides.find(({ side }) => side === chosen) ?? sides[0];
  if (!list) return null;
  const whole = Number(list.yearFen);
  const shown = list.parties.slice(0, SHOWN);
  const rest = whole - shown.reduce((sum, { yearFen }) => sum + Number(yearFen), 0);
  const largest = Number(shown[0]?.yearFen ?? 0);
  return (
    <section className="weir-panel weir-wide">
      <h2>{t('parties.title')}</h2>
      <div className="weir-table-tools">
        <Segmented
          value={list.side}
          onChange={(side) => choose(String(side))}
          options={sides.map(({ side, count }) => ({ value: side, label: `${t(`parties.${side}`)} ${count}` }))}
        />
        <span className="weir-quiet">{t('parties.year', { month: list.lastMonth })}</span>
      </div>
      <div className="weir-scroll">
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('parties.party')}</th>
              <th scope="col">{t('parties.share')}</th>
              <th scope="col" className="weir-number">
                {t('parties.amount')}
              </th>
              <th scope="col" className="weir-number">
                {t('column.records')}
              </th>
              <th scope="col" className="weir-number">
                {t('parties.since')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ party, name, yearFen, yearRows, firstMonth, firm: own }) => (
              <tr key={party}>
                <th scope="row">
                  <Link
                    to={recordsAddress(history.firm, {
                      kind: KIND_OF_SERIES[list.series] ?? 'sales-invoices',
                      series: list.series,
                      party,
                    })}
                  >
                    {name ?? party}
                  </Link>
                  {own && (
                    <Link to={firmAddress(party)} className="weir-chip weir-own">
                      {t('parties.own')}
                    </Link>
                  )}
                </th>
                <td>
                  <Bar share={Number(yearFen) / whole} width={Number(yearFen) / largest} />
                </td>
                <td className="weir-number">
                  <Money fen={yearFen} />
                </td>
                <td className="weir-number">{yearRows}</td>
                <td className="weir-number">{firstMonth}</td>
              </tr>
            ))}
            {list.count > shown.length && (
              <tr>
                <th scope="row" className="weir-quiet">
                  {t('parties.rest', { count: list.count - shown.length })}
                </th>
                <td>
                  <Bar share={rest / whole} width={Math.min(1, rest / largest)} />
                </td>
                <td className="weir-number">
                  <Money fen={Math.round(rest)} />
                </td>
                <td />
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Bar({ share, width }: { readonly share: number; readonly width: number }) {
  return (
    <span className="weir-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x={0} y={0} width={Math.max(0.5, width * 100)} height={10} />
      </svg>
      <Percent of={share} />
    </span>
  );
}
