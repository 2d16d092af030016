import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import type { History } from './firm-page.tsx';
import { observed } from './months.ts';
import { OutcomeTag } from './outcome-tag.tsx';
import { industryWords, languageOf, provinceWords } from './place-words.ts';
import { Change, Percent } from './share-text.tsx';

const YEAR = 12;

function sum(values: readonly string[]): bigint {
  return values.reduce((total, value) => total + BigInt(value), 0n);
}

/** The figures that one looks for first. */
export function FirmFacts({ history }: { readonly history: History }) {
  const { t, i18n } = useTranslation('firms');
  const language = languageOf(i18n);
  const newest = useAnswer('list-decisions', { query: { firm: history.firm, limit: 1 } });
  const decision = newest.data?.body.items[0];
  const { registration = {}, series } = history;
  const sales = observed(
    series.sales ?? [],
    history.kinds.find(({ kind }) => kind === 'sales-invoices'),
  ).flatMap((value) => value ?? []);
  const year = sum(sales.slice(-YEAR));
  const before = sum(sales.slice(-2 * YEAR, -YEAR));
  const growth = sales.length >= 2 * YEAR && before > 0n ? Number(year) / Number(before) - 1 : undefined;
  const lastOn = history.kinds
    .flatMap((kind) => kind.lastOn ?? [])
    .sort()
    .at(-1);
  const { establishedOn, registeredCapitalFen, employees } = registration;
  return (
    <section className="weir-panel weir-facts" aria-label={t('firm.facts')}>
      <Fact label={t('column.industry')}>{industryWords(history.industry, language)}</Fact>
      <Fact label={t('column.province')}>{provinceWords(history.province, language)}</Fact>
      <Fact label={t('firm.established')}>{establishedOn ? <DayText day={String(establishedOn)} /> : '—'}</Fact>
      <Fact label={t('firm.capital')}>{registeredCapitalFen ? <Money fen={String(registeredCapitalFen)} /> : '—'}</Fact>
      <Fact label={t('firm.employees')}>{employees === undefined ? '—' : String(employees)}</Fact>
      <Fact label={t('column.sales')}>
        {sales.length > 0 ? <Money fen={year} /> : '—'} <Change of={growth} />
      </Fact>
      <Fact label={t('column.lastOn')}>{lastOn ? <DayText day={lastOn} /> : '—'}</Fact>
      <Fact label={t('firm.newestDecision')}>
        {decision ? <OutcomeTag outcome={decision.outcome} /> : newest.isPending ? '…' : t('outcome.none')}
      </Fact>
      {decision?.pd != null && (
        <Fact label={t('firm.pd')}>
          <Percent of={decision.pd} digits={2} />{' '}
          <span className="weir-quiet weir-number">
            {((decision.pdLow ?? 0) * 100).toFixed(2)}–{((decision.pdHigh ?? 0) * 100).toFixed(2)}%
          </span>
        </Fact>
      )}
      {decision?.limitFen != null && (
        <Fact label={t('column.limit')}>
          <Money fen={decision.limitFen} />
        </Fact>
      )}
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="weir-fact">
      <span className="weir-quiet">{label}</span>
      <strong>{children}</strong>
    </div>
  );
}
