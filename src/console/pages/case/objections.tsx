import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { DayText, MomentText } from '#src/console/components/day-text.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import './case.css';

const TONES: Readonly<Record<string, Tone>> = { open: 'warning', upheld: 'good', dismissed: 'calm' };

/** What the firm objects to in a decision, by when it is to hear, and what it was answered. */
export function Objections({ decision }: { readonly decision: string }) {
  const { t } = useTranslation('case');
  const { may } = useSession();
  const listed = useAnswer(
    'list-objections',
    { query: { q: decision, limit: 20 } },
    { enabled: may('list-objections') },
  );
  const items = listed.data?.body.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="weir-panel" aria-labelledby="case-objections">
      <h2 id="case-objections">{t('objections.title')}</h2>
      {items.map(({ objection }) => (
        <One key={objection} objection={objection} />
      ))}
    </section>
  );
}

function One({ objection }: { readonly objection: string }) {
  const { t } = useTranslation('case');
  const { may } = useSession();
  const [isOpen, open] = useState(false);
  const shown = useAnswer('show-objection', { params: { objection } });
  if (!shown.data) return null;
  const { kind, state, openedAt, dueOn, overdue, disputed, note, answer } = shown.data.body;
  return (
    <div className="weir-case-objection">
      <p>
        <StatusTag tone={overdue ? 'bad' : (TONES[state] ?? 'waiting')}>{t(`objections.state.${state}`)}</StatusTag>{' '}
        {t(`objections.kind.${kind}`)} · <MomentText at={openedAt} />
        {state === 'open' && (
          <>
            {' '}
            · {t(overdue ? 'objections.overdue' : 'objections.due')} <DayText day={dueOn} />
          </>
        )}
      </p>
      {disputed.map(({ datum, says, shouldSay }) => (
        <p key={datum} className="weir-case-quote">
          {datum}: {says} → {shouldSay}
        </p>
      ))}
      {note && <p className="weir-case-quote">{note}</p>}
      {answer && (
        <p>
          {t('objections.answer')} {answer}
        </p>
      )}
      {state === 'open' && may('settle-objection') && (
        <Button size="small" onClick={() => open(true)}>
          {t('objections.settle')}
        </Button>
      )}
      <Modal open={isOpen} title={t('objections.settle')} footer={null} onCancel={() => open(false)} destroyOnHidden>
        <Settle file={shown.data.body} etag={shown.data.etag ?? ''} onDone={() => open(false)} />
      </Modal>
    </div>
  );
}

interface SettleProps {
  readonly file: AnswerOf<'show-objection'>;
  readonly etag: string;
  readonly onDone: () => void;
}

/** A person who had no hand in the case answers; the firm reads the reason. */
function Settle({ file, etag, onDone }: SettleProps) {
  const { t } = useTranslation('case');
  const client = useQueryClient();
  const errorWords = useErrorWords();
  const settle = useMutation({
    mutationFn: ({ verdict, reason }: { verdict: 'upheld' | 'dismissed'; reason: string }) =>
      call('settle-objection', {
        params: { objection: file.objection },
        body: { upheld: verdict === 'upheld', reason },
        ifMatch: etag,
      }),
    onSuccess: async () => {
      onDone();
      for (const key of ['show-objection', 'list-objections', 'show-case'])
        await client.invalidateQueries({ queryKey: [key] });
    },
  });
  const words = settle.error ? errorWords(settle.error) : undefined;
  return (
    <Form layout="vertical" initialValues={{ verdict: 'upheld' }} onFinish={(answer) => settle.mutate(answer)}>
      {words && <Alert type="error" showIcon title={words.title} description={words.detail} />}
      <Form.Item name="verdict" label={t('objections.verdict')}>
        <Radio.Group>
          <Radio.Button value="upheld">{t('objections.state.upheld')}</Radio.Button>
          <Radio.Button value="dismissed">{t('objections.state.dismissed')}</Radio.Button>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="reason" label={t('objections.reason')} rules={[{ required: true, whitespace: true, max: 2000 }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={settle.isPending}>
        {t('objections.send')}
      </Button>
    </Form>
  );
}
