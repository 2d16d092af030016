import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import { type Step, StepDialog } from './step-dialog.tsx';

type Register = AnswerOf<'list-model-versions'>;

const STAGE_TONES: Readonly<Record<string, Tone>> = {
  champion: 'good',
  staged: 'calm',
  shadow: 'calm',
  validated: 'calm',
  stopped: 'bad',
  refused: 'bad',
};

export function StageTag({ stage }: { readonly stage: string }) {
  const { t } = useTranslation('models');
  return <StatusTag tone={STAGE_TONES[stage] ?? 'waiting'}>{t(`stage.${stage}`)}</StatusTag>;
}

function versionAddress(model: string): string {
  return `/models/versions/${encodeURIComponent(model)}`;
}

/** Every registered model with its place in life, what each policy decides by, what waits for a second person, and what is stopped. */
export function ModelRegister() {
  const { t } = useTranslation('models');
  const { may } = useSession();
  const answer = useAnswer('list-model-versions', {});
  const [step, ask] = useState<Step>();
  return (
    <section className="weir-panel">
      <h2>{t('register.title')}</h2>
      <Answered of={answer} rows={4}>
        {({ body }) => (
          <>
            <Stops register={body} onAsk={ask} />
            <Policies register={body} onAsk={ask} />
            <Versions register={body} />
            <Proposals register={body} />
          </>
        )}
      </Answered>
      <Space wrap>
        {may('stop-models') && (
          <Button danger onClick={() => ask({ action: 'stop' })}>
            {t('step.stop')}
          </Button>
        )}
        {may('propose-model-step') && <Button onClick={() => ask({ action: 'propose' })}>{t('step.propose')}</Button>}
      </Space>
      {step && answer.data && <StepDialog step={step} register={answer.data.body} onClose={() => ask(undefined)} />}
    </section>
  );
}

interface PartProps {
  readonly register: Register;
  readonly onAsk: (step: Step) => void;
}

function Stops({ register: { stops }, onAsk }: PartProps) {
  const { t } = useTranslation('models');
  const { may } = useSession();
  if (stops.length === 0) return null;
  return (
    <ul className="weir-models-stops" role="alert">
      {stops.map(({ policy, by, at, why }) => (
        <li key={policy}>
          <StatusTag tone="bad">{t('stopped', { policy: policy === '*' ? t('allPolicies') : policy })}</StatusTag> {why}{' '}
          <span className="weir-quiet">
            <code>{by}</code> <MomentText at={at} />
          </span>{' '}
          {may('propose-model-step') && (
            <Button size="small" onClick={() => onAsk({ action: 'propose', kind: 'lift-stop', policy })}>
              {t('action.lift-stop')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ModelLink({ model }: { readonly model: string }) {
  return <Link to={versionAddress(model)}>{model}</Link>;
}

function Policies({ register: { policies }, onAsk }: PartProps) {
  const { t } = useTranslation('models');
  const { may } = useSession();
  if (policies.length === 0) return <p className="weir-quiet">{t('register.shipped')}</p>;
  return (
    <div className="weir-scroll">
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('column.policy')}</th>
            <th scope="col">{t('champion')}</th>
            <th scope="col">{t('challenger')}</th>
            <th scope="col">{t('shadows')}</th>
            <th scope="col">{t('step.title')}</th>
          </tr>
        </thead>
        <tbody>
          {policies.map(({ policy, champion, challenger, shadows, canRollBack }) => (
            <tr key={policy}>
              <th scope="row">{policy}</th>
              <td>{champion ? <ModelLink model={champion} /> : t('register.ships')}</td>
              <td>
                {challenger ? (
                  <>
                    <ModelLink model={challenger.model} /> {(challenger.share * 100).toFixed(0)}%{' '}
                    <span className="weir-quiet">
                      <MomentText at={challenger.since} />
                    </span>
                  </>
                ) : (
                  '—'
                )}
              </td>
              <td>{shadows.length === 0 ? '—' : shadows.map((model) => <ModelLink key={model} model={model} />)}</td>
              <td>
                {canRollBack && may('roll-back-model') && (
                  <Button size="small" onClick={() => onAsk({ action: 'roll-back', policy })}>
                    {t('step.rollBack')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Versions({ register: { versions } }: { readonly register: Register }) {
  const { t } = useTranslation('models');
  if (versions.length === 0) return <p className="weir-quiet">{t('register.empty')}</p>;
  return (
    <div className="weir-scroll">
      <table className="weir-book">
        <thead>
          <tr>
            <th scope="col">{t('column.model')}</th>
            <th scope="col">{t('column.stage')}</th>
            <th scope="col">{t('column.policy')}</th>
            <th scope="col">{t('column.developer')}</th>
            <th scope="col">{t('column.validator')}</th>
            <th scope="col">{t('column.registered')}</th>
            <th scope="col">{t('column.digest')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ model, stage, policy, developer, validator, registeredAt, digest, format }) => (
            <tr key={model}>
              <th scope="row">
                <ModelLink model={model} />
                <div className="weir-quiet">{format}</div>
              </th>
              <td>
                <StageTag stage={stage} />
              </td>
              <td>{policy ?? '—'}</td>
              <td>
                <code>{developer}</code>
              </td>
              <td>{validator ? <code>{validator}</code> : '—'}</td>
              <td>
                <MomentText at={registeredAt} />
              </td>
              <td>
                <code title={digest}>{digest.slice(0, 12)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Steps that wait for a second person; whoever proposed one, or built the model, cannot approve it. */
function Proposals({ register: { proposals } }: { readonly register: Register }) {
  const { t } = useTranslation('models');
  const { may, caller } = useSession();
  const client = useQueryClient();
  const words = useErrorWords();
  const settle = useMutation({
    mutationFn: (proposal: string) => call('settle-model-step', { params: { proposal }, body: { verdict: 'approve' } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['list-model-versions'] }),
  });
  if (proposals.length === 0) return null;
  return (
    <>
      <h3>{t('proposals.title')}</h3>
      <ul className="weir-models-stops">
        {proposals.map(({ proposalId, action, policy, model, share, why, by, at }) => (
          <li key={proposalId}>
            <strong>{t(`action.${action}`)}</strong> {policy} {model && <ModelLink model={model} />}{' '}
            {share !== undefined && `${(share * 100).toFixed(0)}%`} — {why}{' '}
            <span className="weir-quiet">
              <code>{by}</code> <MomentText at={at} />
            </span>{' '}
            {may('settle-model-step') && by !== caller.by && (
              <Button size="small" loading={settle.isPending} onClick={() => settle.mutate(proposalId)}>
                {t('proposals.approve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {settle.isError && <p role="alert">{words(settle.error).title}</p>}
    </>
  );
}
