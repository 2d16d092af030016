import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { useBeginDraft } from './use-begin-draft.ts';
import './apply.css';

/** Where a firm begins, goes on with what it began, and sees what became of what it sent. */
export function ApplyPage() {
  const { t } = useTranslation('apply');
  const { caller, may } = useSession();
  const isBorrower = caller.firm !== undefined;
  return (
    <div className="weir-apply">
      <PageHeader title={t('title')} hint={t(isBorrower ? 'hint' : 'staffHint')} />
      <Begin />
      <Drafts />
      {isBorrower && may('list-applications') && <Sent />}
    </div>
  );
}

function Begin() {
  const { t } = useTranslation('apply');
  const { caller } = useSession();
  const navigate = useNavigate();
  const begin = useBeginDraft((draft) => navigate(`/apply/drafts/${draft}`));
  return (
    <section className="weir-panel" aria-labelledby="apply-begin">
      <h2 id="apply-begin">{t('begin.title')}</h2>
      <Form
        layout="vertical"
        initialValues={{ firm: caller.firm }}
        onFinish={({ firm }: { firm: string }) => begin.mutate(firm.trim())}
      >
        {caller.firm === undefined ? (
          <Form.Item name="firm" label={t('begin.firm')} rules={[{ required: true, whitespace: true, max: 80 }]}>
            <Input autoFocus maxLength={80} />
          </Form.Item>
        ) : (
          <Form.Item name="firm" hidden>
            <Input />
          </Form.Item>
        )}
        <p className="weir-quiet">{t('begin.hint')}</p>
        <Button type="primary" size="large" block htmlType="submit" loading={begin.isPending}>
          {t('begin.go')}
        </Button>
      </Form>
    </section>
  );
}

function Drafts() {
  const { t } = useTranslation('apply');
  const drafts = useAnswer('list-drafts', {});
  const items = drafts.data?.body.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="weir-panel" aria-labelledby="apply-drafts">
      <h2 id="apply-drafts">{t('drafts.title')}</h2>
      <ul className="weir-apply-list">
        {items.map(({ draft, firm, savedAt, content }) => (
          <li key={draft}>
            <Link to={`/apply/drafts/${draft}`}>
              {firm}
              {content.requestedFen && (
                <>
                  {' '}
                  · <Money fen={content.requestedFen} />
                </>
              )}
            </Link>
            <span className="weir-quiet">
              {t('drafts.saved')} <MomentText at={savedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sent() {
  const { t } = useTranslation('apply');
  const sent = useAnswer('list-applications', { query: { limit: 20 } });
  return (
    <section className="weir-panel" aria-labelledby="apply-sent">
      <h2 id="apply-sent">{t('sent.title')}</h2>
      <Answered of={sent} rows={3}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <p className="weir-quiet">{t('sent.none')}</p>
          ) : (
            <ul className="weir-apply-list">
              {items.map(({ application, requestedFen, submittedAt, stage }) => (
                <li key={application}>
                  <Link to={`/apply/${application}`}>
                    <Money fen={requestedFen} /> · {t(`stage.${stage}`)}
                  </Link>
                  <span className="weir-quiet">
                    <MomentText at={submittedAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
