import { FileTextOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText, MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { OutcomeTag, StageTag } from '../applications/outcome-tag.tsx';
import { type CaseAct, type CaseBundle, KEY_OF } from './case-facts.ts';

interface CaseHeadProps {
  readonly bundle: CaseBundle;
  readonly acts: readonly CaseAct[];
  readonly onAct: (act: CaseAct) => void;
  readonly onLetter?: () => void;
}

/** Whose case it is, what it came to, and the one thing that it waits for. */
export function CaseHead({ bundle, acts, onAct, onLetter }: CaseHeadProps) {
  const { t } = useTranslation('case');
  const { application, decision, result } = bundle;
  const firm = application.firm ?? t('erased');
  const [next, ...others] = acts;
  return (
    <>
      <PageHeader
        title={application.name === null ? firm : `${application.name} · ${firm}`}
        hint={
          <>
            {t('head.asked')} <Money fen={application.requestedFen} /> ·{' '}
            {t('head.days', { count: application.requestedTenorDays })}
            {application.purpose && <> · {application.purpose}</>} · <MomentText at={application.submittedAt} />
          </>
        }
        actions={
          <>
            {application.firm !== null && (
              <Link to={`/firms/${encodeURIComponent(application.firm)}`}>
                <Button>{t('head.firm')}</Button>
              </Link>
            )}
            {onLetter && (
              <Button icon={<FileTextOutlined />} onClick={onLetter}>
                {t('head.letter')} <kbd>L</kbd>
              </Button>
            )}
            {others.map((act) => (
              <ActButton key={act} act={act} onAct={onAct} isAgain={decision !== null} />
            ))}
            {next && <ActButton act={next} onAct={onAct} isAgain={decision !== null} isNext />}
          </>
        }
      />
      <dl className="weir-case-strip">
        <div>
          <dt>{t('head.outcome')}</dt>
          <dd className="weir-case-outcome">{result ? <OutcomeTag outcome={result.outcome} /> : '—'}</dd>
        </div>
        <div>
          <dt>{t('head.stage')}</dt>
          <dd>
            <StageTag stage={application.stage} />
            {application.state === 'released' && <> · {t('head.released')}</>}
          </dd>
        </div>
        {decision && (
          <>
            <div>
              <dt>{t('head.offer')}</dt>
              <dd>
                {result?.offer ? (
                  <>
                    <Money fen={result.offer.limitFen} /> · {t('head.days', { count: result.offer.tenorDays })} ·{' '}
                    <span className="weir-number">{(result.offer.rate * 100).toFixed(2)}%</span>
                  </>
                ) : (
                  '—'
                )}
              </dd>
            </div>
            <div>
              <dt>{t('head.asOf')}</dt>
              <dd>
                <DayText day={decision.asOf} />
              </dd>
            </div>
            <div>
              <dt>{t('head.policy')}</dt>
              <dd>{decision.policy}</dd>
            </div>
          </>
        )}
      </dl>
      {bundle.isNewEvidence && acts.includes('decide') && (
        <Alert
          type="info"
          showIcon
          className="weir-case-news"
          message={t('head.newEvidence')}
          action={
            <Button size="small" type="primary" onClick={() => onAct('decide')}>
              {t('act.decideAgain')}
            </Button>
          }
        />
      )}
    </>
  );
}

interface ActButtonProps {
  readonly act: CaseAct;
  readonly onAct: (act: CaseAct) => void;
  readonly isAgain: boolean;
  readonly isNext?: boolean;
}

function ActButton({ act, onAct, isAgain, isNext = false }: ActButtonProps) {
  const { t } = useTranslation('case');
  return (
    <Button type={isNext ? 'primary' : 'default'} onClick={() => onAct(act)}>
      {act === 'decide' && isAgain ? t('act.decideAgain') : t(`act.${act}`)} <kbd>{KEY_OF[act].toUpperCase()}</kbd>
    </Button>
  );
}
