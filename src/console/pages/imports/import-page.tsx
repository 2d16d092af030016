import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { RejectedRows } from './rejected-rows.tsx';
import './imports.css';

/** One delivery: where it came from, what became of its rows, and the refused ones to be put right. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { import: importId = '' } = useParams();
  const { may } = useSession();
  const catalogue = useCatalogue();
  const shown = useAnswer('show-import', { params: { import: importId } });
  return (
    <Answered of={shown} rows={8}>
      {({ body }) => (
        <>
          <PageHeader
            title={body.fileName || body.import}
            hint={
              <>
                {catalogue.kind(body.kind)} · {body.source} · <MomentText at={body.arrivedAt} />
                {body.corrects && (
                  <>
                    {' '}
                    · <Link to={`/imports/${body.corrects}`}>{t('import.corrects')}</Link>
                  </>
                )}
              </>
            }
            actions={
              body.rejected > 0 &&
              may('download-rejected-rows') && (
                <a href={addressOf('download-rejected-rows', { import: importId })} download>
                  <Button>{t('import.download')}</Button>
                </a>
              )
            }
          />
          <dl className="weir-import-counts">
            {(['rows', 'accepted', 'duplicates', 'rejected'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`column.${name}`)}</dt>
                <dd className="weir-number">{body[name].toLocaleString('en')}</dd>
              </div>
            ))}
            <div>
              <dt>{t('import.digest')}</dt>
              <dd>
                <code>{body.fileDigest.slice(0, 16)}…</code>
              </dd>
            </div>
          </dl>
          {body.rejected > 0 && may('list-rejected-rows') && <RejectedRows importId={importId} />}
        </>
      )}
    </Answered>
  );
}
