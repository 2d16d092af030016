import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useErrorWords } from '#src/console/components/states.tsx';

const KINDS = ['shadow', 'stage', 'promote', 'retire', 'lift-stop'] as const;
type Kind = (typeof KINDS)[number];

/** What a person is about to do: stop and roll back work at once, everything else is proposed to a second person. */
export type Step =
  | { readonly action: 'stop' }
  | { readonly action: 'roll-back'; readonly policy: string }
  | { readonly action: 'propose'; readonly kind?: Kind; readonly policy?: string };

interface StepDialogProps {
  readonly step: Step;
  readonly register: AnswerOf<'list-model-versions'>;
  readonly onClose: () => void;
}

interface Filled {
  readonly kind?: Kind;
  readonly policy: string;
  readonly model?: string;
  readonly share?: number;
  readonly why: string;
}

/** Asks for what a step needs, always for the reason, which goes into the log. */
export function StepDialog({ step, register, onClose }: StepDialogProps) {
  const { t } = useTranslation('models');
  const [form] = Form.useForm<Filled>();
  const client = useQueryClient();
  const words = useErrorWords();
  const kind = Form.useWatch('kind', form);
  const shipped = client.getQueryData<{ readonly body: AnswerOf<'list-artefacts'> }>(['list-artefacts', {}, {}]);
  const policies = [
    ...new Set([
      ...(shipped?.body.policies.map(({ policy }) => policy) ?? []),
      ...register.policies.map(({ policy }) => policy),
    ]),
  ];
  const take = useMutation({
    mutationFn: async ({ kind: action = 'shadow', policy, model, share, why }: Filled) => {
      if (step.action === 'stop') return call('stop-models', { body: { policy, why } });
      if (step.action === 'roll-back') return call('roll-back-model', { body: { policy, why } });
      const chosen = { ...(model ? { model } : {}), ...(share === undefined ? {} : { share: share / 100 }) };
      return call('propose-model-step', { body: { action, policy, why, ...chosen } });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['list-model-versions'] });
      onClose();
    },
  });
  const isProposal = step.action === 'propose';
  return (
    <Modal
      open
      title={t(`dialog.${step.action}`)}
      okText={t(isProposal ? 'dialog.proposeOk' : 'dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ danger: !isProposal, loading: take.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(`dialog.${step.action}Hint`)}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(filled) => take.mutate(filled)}
        initialValues={{
          kind: isProposal ? (step.kind ?? 'shadow') : undefined,
          policy: 'policy' in step ? step.policy : undefined,
        }}
      >
        {isProposal && (
          <Form.Item name="kind" label={t('step.title')} rules={[{ required: true }]}>
            <Select options={KINDS.map((value) => ({ value, label: t(`action.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="policy" label={t('column.policy')} rules={[{ required: true, message: t('dialog.needed') }]}>
          <Select
            options={[
              { value: '*', label: t('allPolicies') },
              ...policies.map((policy) => ({ value: policy, label: policy })),
            ]}
          />
        </Form.Item>
        {isProposal && kind !== 'lift-stop' && (
          <Form.Item name="model" label={t('column.model')} rules={[{ required: true, message: t('dialog.needed') }]}>
            <Select options={register.versions.map(({ model }) => ({ value: model, label: model }))} />
          </Form.Item>
        )}
        {isProposal && kind === 'stage' && (
          <Form.Item name="share" label={t('dialog.share')} initialValue={5}>
            <InputNumber min={0} max={100} suffix="%" />
          </Form.Item>
        )}
        <Form.Item name="why" label={t('dialog.why')} rules={[{ required: true, message: t('dialog.needed') }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
      {take.isError && <p role="alert">{words(take.error).title}</p>}
    </Modal>
  );
}
