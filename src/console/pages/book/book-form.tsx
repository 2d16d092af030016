import { Button, InputNumber, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ask } from '#src/console/api/client.ts';

export type BookQuestion = Ask<'examine-book'>['body'];

const TABLES = ['tape', 'repayments', 'funders'] as const;
type Table = (typeof TABLES)[number];

/** Tables whose bytes together stay below what one request may carry. */
const MOST_BYTES = 2_900_000;

/** The tables of a book, the day that is asked about, and what the floor is reckoned with. */
export function BookForm({
  busy,
  onAsk,
}: {
  readonly busy: boolean;
  readonly onAsk: (question: BookQuestion) => void;
}) {
  const { t } = useTranslation('book');
  const [files, setFiles] = useState<Partial<Record<Table, File>>>({});
  const [asOf, setAsOf] = useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  const [pd, setPd] = useState<number | null>(3);
  const [equity, setEquity] = useState<number | null>(null);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  const ask = async () => {
    const [tape, repayments, funders] = await Promise.all(TABLES.map((table) => sent(files[table])));
    onAsk({
      tape: tape!,
      ...(repayments ? { repayments } : {}),
      ...(funders ? { funders } : {}),
      asOf,
      ...(pd === null ? {} : { pd: pd / 100 }),
      ...(equity === null ? {} : { equityFen: String(Math.round(equity * 1_000_000)) }),
    });
  };
  return (
    <section className="weir-panel weir-loan-book-form" aria-label={t('form.title')}>
      {TABLES.map((table) => (
        <Upload.Dragger
          key={table}
          accept=".csv,.xlsx,.json,.ndjson,.gz"
          maxCount={1}
          height={86}
          showUploadList={false}
          beforeUpload={(file) => {
            setFiles((before) => ({ ...before, [table]: file }));
            return false;
          }}
        >
          <strong>{t(`form.${table}`)}</strong>
          <p className="weir-quiet">{files[table]?.name ?? t(`form.${table}Hint`)}</p>
        </Upload.Dragger>
      ))}
      <div className="weir-loan-book-fields">
        <label htmlFor="book-as-of">
          {t('form.asOf')}
          <input
            id="book-as-of"
            type="date"
            className="weir-date"
            value={asOf}
            onChange={(event) => setAsOf(event.target.value)}
          />
        </label>
        <label htmlFor="book-pd">
          {t('form.pd')}
          <InputNumber id="book-pd" min={0} max={99} step={0.5} suffix="%" value={pd} onChange={setPd} />
        </label>
        <label htmlFor="book-equity">
          {t('form.equity')}
          <InputNumber id="book-equity" min={0} step={100} suffix={t('form.wan')} value={equity} onChange={setEquity} />
        </label>
        <Button type="primary" disabled={!files.tape || asOf === '' || bytes > MOST_BYTES} loading={busy} onClick={ask}>
          {t('form.ask')}
        </Button>
        {bytes > MOST_BYTES && <span className="weir-quiet">{t('form.tooLarge')}</span>}
      </div>
    </section>
  );
}

async function sent(file: File | undefined): Promise<{ name: string; base64: string } | undefined> {
  if (!file) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return { name: file.name, base64: btoa(binary) };
}
