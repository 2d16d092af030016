import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { fieldOf, type Inspection, type KindGuess, type Reading } from './session-file.ts';

const SHOWN_ROWS = 8;

interface FilePreviewProps {
  readonly inspection: Inspection;
  readonly guess: KindGuess;
  readonly reading: Reading;
  readonly onRead: (reading: Reading) => void;
}

/** The first rows as they stand in the file, each column under the field that it is read as; the field can be changed. */
export function FilePreview({ inspection, guess, reading, onRead }: FilePreviewProps) {
  const { t } = useTranslation('imports');
  const { header, rows } = inspection;
  const taken = new Set(header.map((name) => fieldOf(guess, reading, name)));
  return (
    <section className="weir-import-preview" aria-label={t('session.preview')}>
      <table>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                <ColumnHead header={name} guess={guess} reading={reading} onRead={onRead} taken={taken} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_ROWS).map((row) => (
            <PreviewRow key={row.join('|')} row={row} header={header} />
          ))}
        </tbody>
      </table>
      <p className="weir-quiet">{t('session.previewHint', { count: Math.min(rows.length, SHOWN_ROWS) })}</p>
    </section>
  );
}

function PreviewRow({ row, header }: { readonly row: readonly string[]; readonly header: readonly string[] }) {
  return (
    <tr>
      {header.map((name, i) => (
        <td key={name}>{row[i]}</td>
      ))}
    </tr>
  );
}

interface ColumnHeadProps extends Omit<FilePreviewProps, 'inspection'> {
  readonly header: string;
  readonly taken: ReadonlySet<string>;
}

function ColumnHead({ header, guess, reading, onRead, taken }: ColumnHeadProps) {
  const { t } = useTranslation('imports');
  const catalogue = useCatalogue();
  const column = guess.columns.find((one) => one.header === header);
  const field = fieldOf(guess, reading, header);
  const isChosen = reading.chosen[header] !== undefined;
  const how = isChosen ? 'chosen' : (column?.how ?? 'none');
  const options = [
    { value: '', label: t('session.leaveOut') },
    { value: 'firm', label: t('session.firm'), disabled: taken.has('firm') && field !== 'firm' },
    ...catalogue.fields(reading.kind).map(({ name }) => ({
      value: name,
      label: catalogue.field(reading.kind, name),
      disabled: taken.has(name) && field !== name,
    })),
  ];
  return (
    <div className="weir-import-column" data-how={how}>
      <span className="weir-import-header">{header}</span>
      <Select
        size="small"
        aria-label={t('session.readAs', { header })}
        value={field}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(value) => onRead({ ...reading, chosen: { ...reading.chosen, [header]: value } })}
      />
      <span className="weir-import-how">
        <span className="weir-import-sure" aria-hidden="true">
          <span style={{ width: `${Math.round((isChosen ? 1 : (column?.confidence ?? 0)) * 100)}%` }} />
        </span>
        {t(`session.how.${how}`)}
        {how === 'similar' && <> {Math.round((column?.confidence ?? 0) * 100)}%</>}
      </span>
    </div>
  );
}
