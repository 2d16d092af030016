import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { useErrorWords } from '#src/console/components/states.tsx';

interface Filled {
  readonly policy: string;
  readonly cutOffPd?: number | null;
  readonly fundingRate?: number | null;
  readonly margin?: number | null;
  readonly maxRate?: number | null;
  readonly model?: string;
  readonly lawOn?: { format(pattern: string): string } | null;
}

/** Where each percentage of the form stands in a policy. */
const PATHS = {
  cutOffPd: 'cutOffPd',
  fundingRate: 'pricing.fundingRate',
  margin: 'pricing.margin',
  maxRate: 'product.maxRate',
} as const;

const PERCENTAGES = Object.keys(PATHS) as (keyof typeof PATHS)[];

/** Percentages are typed as people say them; the wire has decimals, rounded so that 3.1 % is 0.031. */
function decimal(percent: number): number {
  return Number((percent / 100).toFixed(6));
}

export function AskForm() {
  const { t } = useTranslation('policies');
  const [form] = Form.useForm<Filled>();
  const [isEmpty, setEmpty] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const words = useErrorWords();
  const artefacts = useAnswer('list-artefacts', {});
  const register = useAnswer('list-model-versions', {});
  const policies = artefacts.data?.body.policies ?? [];
  const ask = useMutation({
    mutationFn: ({ policy, model, lawOn, ...percents }: Filled) => {
      const typed = PERCENTAGES.flatMap((name) => {
        const value = percents[name];
        return value === undefined || value === null ? [] : [[PATHS[name], decimal(value)] as const];
      });
      return call('ask-experiment', {
        body: {
          policy,
          set: Object.fromEntries(typed),
          ...(model ? { model } : {}),
          ...(lawOn ? { lawOn: lawOn.format('YYYY-MM-DD') } : {}),
        },
      });
    },
    onSuccess: async ({ experiment }) => {
      await client.invalidateQueries({ queryKey: ['list-experiments'] });
      await navigate(`/policies/${experiment}`);
    },
  });
  const submit = (filled: Filled) => {
    const changed = PERCENTAGES.some((name) => typeof filled[name] === 'number') || filled.model || filled.lawOn;
    setEmpty(!changed);
    if (changed) ask.mutate(filled);
  };
  const standard = policies.find(({ isDefault }) => isDefault);
  if (!standard) return null;
  return (
    <section className="weir-panel">
      <h2>{t('ask.title')}</h2>
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ policy: standard.policy }}>
        <div className="weir-policies-form">
          <Form.Item name="policy" label={t('ask.policy')}>
            <Select options={policies.map(({ policy }) => ({ value: policy, label: policy }))} />
          </Form.Item>
          {PERCENTAGES.map((name) => (
            <Form.Item key={name} name={name} label={t(`ask.${name}`)}>
              <InputNumber min={0} max={99} step={0.1} suffix={t('ask.percent')} style={{ width: '100%' }} />
            </Form.Item>
          ))}
          <Form.Item name="model" label={t('ask.model')}>
            <Select
              allowClear
              placeholder={t('ask.shipped')}
              options={(register.data?.body.versions ?? []).map(({ model }) => ({ value: model, label: model }))}
            />
          </Form.Item>
          <Form.Item name="lawOn" label={t('ask.lawOn')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        {isEmpty && <p role="alert">{t('ask.empty')}</p>}
        {ask.isError && <p role="alert">{words(ask.error).title}</p>}
        <Button type="primary" htmlType="submit" loading={ask.isPending}>
          {t('ask.run')}
        </Button>
      </Form>
    </section>
  );
}
