import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorWords } from '#src/console/components/states.tsx';
import type { Sending } from './act-form.ts';
import { AskForm } from './ask-form.tsx';
import type { CaseAct, CaseBundle } from './case-facts.ts';
import { DecideForm } from './decide-form.tsx';
import { ProposeForm } from './propose-form.tsx';
import { ReleaseForm } from './release-form.tsx';
import { ReviewForm } from './review-form.tsx';
import { SettleForm } from './settle-form.tsx';

interface ActDialogProps {
  readonly act: CaseAct | undefined;
  readonly bundle: CaseBundle;
  readonly onClose: () => void;
}

/** Asks before an act is done, and says in the server's words why it was not. */
export function ActDialog({ act, bundle, onClose }: ActDialogProps) {
  const { t } = useTranslation('case');
  const { message } = App.useApp();
  const client = useQueryClient();
  const errorWords = useErrorWords();
  const sending = useMutation({
    mutationFn: (send: Sending) => send(),
    onSuccess: async () => {
      onClose();
      message.success(t('act.done'));
      for (const key of ['show-case', 'list-applications']) await client.invalidateQueries({ queryKey: [key] });
    },
  });
  const close = () => {
    sending.reset();
    onClose();
  };
  const words = sending.error ? errorWords(sending.error) : undefined;
  const form = { bundle, send: sending.mutate, isPending: sending.isPending };
  const forms: Readonly<Record<CaseAct, ReactNode>> = {
    decide: <DecideForm {...form} />,
    propose: <ProposeForm {...form} />,
    settle: <SettleForm {...form} />,
    ask: <AskForm {...form} />,
    review: <ReviewForm {...form} />,
    release: <ReleaseForm {...form} />,
  };
  return (
    <Modal
      open={act !== undefined}
      title={act && (act === 'decide' && bundle.decision ? t('act.decideAgain') : t(`act.${act}`))}
      onCancel={close}
      footer={null}
      destroyOnHidden
      width={560}
    >
      {words && (
        <Alert type="error" showIcon title={words.title} description={words.detail} style={{ marginBlockEnd: 12 }} />
      )}
      {act && forms[act]}
    </Modal>
  );
}
