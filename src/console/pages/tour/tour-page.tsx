import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { FirmsStep } from './firms-step.tsx';
import { LogStep } from './log-step.tsx';
import { LoopStep } from './loop-step.tsx';
import { OwnStep } from './own-step.tsx';
import { ScoreboardStep } from './scoreboard-step.tsx';
import { ShockStep } from './shock-step.tsx';
import { StatementStep } from './statement-step.tsx';
import { ABSENT, isStep, STEPS, type Step } from './steps.ts';
import './tour.css';

export type Tour = AnswerOf<'show-tour'>;

const SCREENS: Readonly<Record<Exclude<Step, 'run'>, (props: { readonly tour: Tour }) => ReactNode>> = {
  firms: FirmsStep,
  statement: StatementStep,
  loop: LoopStep,
  shock: ShockStep,
  scoreboard: ScoreboardStep,
  log: LogStep,
  own: OwnStep,
};

/** Five minutes through the demonstration: each step one screen, every figure from the running system. */
export function TourPage() {
  const { t } = useTranslation('tour');
  const tour = useAnswer('show-tour', {});
  const [address, setAddress] = useSearchParams();
  const asked = address.get('step');
  const step: Step = isStep(asked) ? asked : 'firms';
  const at = STEPS.indexOf(step);
  const go = (to: Step | undefined) => to && setAddress({ step: to });
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} actions={<TourActions />} />
      <nav className="weir-tour-steps" aria-label={t('steps')}>
        <ol>
          {STEPS.map((name) => (
            <li key={name}>
              <Link
                to={`?step=${name}`}
                aria-current={name === step ? 'step' : undefined}
                data-absent={ABSENT.has(name)}
              >
                {t(`step.${name}`)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Answered of={tour} rows={12}>
        {({ body }) => (
          <>
            <h2 className="weir-tour-title">{t(`step.${step}`)}</h2>
            <p className="weir-tour-say">{t(`say.${step}`)}</p>
            <div className="weir-tour">
              <Screen step={step} tour={body} />
            </div>
          </>
        )}
      </Answered>
      <footer className="weir-tour-foot">
        <Button disabled={at === 0} onClick={() => go(STEPS[at - 1])}>
          {t('back')}
        </Button>
        <Button type="primary" disabled={at === STEPS.length - 1} onClick={() => go(STEPS[at + 1])}>
          {t('next')}
        </Button>
      </footer>
    </>
  );
}

function Screen({ step, tour }: { readonly step: Step; readonly tour: Tour }) {
  const { t } = useTranslation('tour');
  if (step === 'run') return <Alert type="info" showIcon message={t('absent')} />;
  const Shown = SCREENS[step];
  return <Shown key={`${step}-${tour.round}`} tour={tour} />;
}

function TourActions() {
  const { t } = useTranslation('tour');
  const { may } = useSession();
  const queries = useQueryClient();
  const words = useErrorWords();
  const reset = useMutation({
    mutationFn: () => call('reset-tour', {}),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      {reset.isError && <span role="alert">{words(reset.error).title}</span>}
      {may('reset-tour') && (
        <Popconfirm
          title={t('reset.ask')}
          okText={t('reset.yes')}
          cancelText={t('reset.no')}
          onConfirm={() => reset.mutate()}
        >
          <Button loading={reset.isPending}>{t('reset.do')}</Button>
        </Popconfirm>
      )}
      <Link to="/">{t('skip')}</Link>
    </>
  );
}
