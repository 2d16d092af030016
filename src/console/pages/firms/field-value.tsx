import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import type { CatalogueField } from '../catalogue/use-catalogue.ts';

/** A value of the catalogue as its type is read. */
export function FieldValue({
  field,
  value,
}: {
  readonly field: CatalogueField;
  readonly value: string | number | boolean | undefined;
}) {
  if (value === undefined) return <span className="weir-quiet">—</span>;
  if (field.type === 'fen') return <Money fen={String(value)} exact />;
  if (field.type === 'date') return <DayText day={String(value)} />;
  if (field.type === 'integer' || field.type === 'decimal') return <span className="weir-number">{String(value)}</span>;
  return <>{String(value)}</>;
}
