import { BellOutlined, CheckOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../api/session.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { shanghaiMoment } from '../components/moment-words.ts';
import { useErrorWords } from '../components/states.tsx';
import { NOTICE_ADDRESSES } from '../navigation/notice-addresses.ts';
import './notices.css';

/** What waits for this person, as a number on a bell and as a list that leads there. */
export function NoticeBell() {
  const { may } = useSession();
  return may('list-notices') ? <Bell /> : null;
}

function Bell() {
  const { t } = useTranslation('frame');
  const wordsOf = useErrorWords();
  const [open, setOpen] = useState(false);
  const notices = useAnswer('list-notices', {}, { refetchInterval: 30_000 });
  const items = notices.data?.body.items ?? [];
  const list = (
    <div className="weir-notices">
      {items.map(({ notice, count, since }) => (
        <Link key={notice} to={NOTICE_ADDRESSES[notice]} onClick={() => setOpen(false)}>
          {t(`notice.${notice}`, { count })}
          {since && (
            <small className="weir-quiet">{t('notice.since', { at: shanghaiMoment(since).slice(0, 16) })}</small>
          )}
        </Link>
      ))}
      {items.length === 0 && (
        <p className="weir-quiet">
          {notices.isError ? (
            wordsOf(notices.error).title
          ) : (
            <>
              <CheckOutlined aria-hidden="true" /> {t('notice.allClear')}
            </>
          )}
        </p>
      )}
    </div>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('notice.title')}
      content={list}
    >
      <Badge count={items.length} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={`${t('notice.title')}: ${t('notice.open', { count: items.length })}`}
          aria-expanded={open}
        />
      </Badge>
    </Popover>
  );
}
