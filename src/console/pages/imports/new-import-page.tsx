import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { FileSession } from './file-session.tsx';
import './imports.css';

interface Dropped {
  readonly key: number;
  readonly file: File;
}

/** Files are dropped, recognised, looked at, mapped where the catalogue does not know a header, and only then imported. */
export function NewImportPage() {
  const { t } = useTranslation('imports');
  const [dropped, setDropped] = useState<readonly Dropped[]>([]);
  return (
    <>
      <PageHeader title={t('session.title')} hint={t('session.hint')} />
      <Upload.Dragger
        accept=".csv,.xlsx,.json,.ndjson,.gz,.txt"
        multiple
        height={92}
        showUploadList={false}
        beforeUpload={(file) => {
          setDropped((before) => [...before, { key: before.length, file }]);
          return false;
        }}
      >
        <p className="weir-import-drop">
          <InboxOutlined /> {t('session.drop')}
        </p>
        <p className="weir-quiet">{t('session.formats')}</p>
      </Upload.Dragger>
      {dropped.map(({ key, file }) => (
        <FileSession key={key} file={file} />
      ))}
    </>
  );
}
