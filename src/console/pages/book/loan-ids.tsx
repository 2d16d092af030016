import { useTranslation } from 'react-i18next';

const SHOWN = 200;

/** The loans behind a figure, folded away until somebody asks. */
export function LoanIds({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('book');
  if (ids.length === 0) return <span className="weir-number">0</span>;
  return (
    <details>
      <summary className="weir-number">{ids.length}</summary>
      <p className="weir-loan-ids">
        {ids.slice(0, SHOWN).map((id) => (
          <span key={id} className="weir-chip">
            {id}
          </span>
        ))}
        {ids.length > SHOWN && t('more', { count: ids.length - SHOWN })}
      </p>
    </details>
  );
}
