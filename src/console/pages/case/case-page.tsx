import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { useShortcuts } from '#src/console/components/use-shortcuts.ts';
import { ActDialog } from './act-dialog.tsx';
import { actsOf, type CaseAct, type CaseBundle, KEY_OF } from './case-facts.ts';
import { CaseHead } from './case-head.tsx';
import { CrossChecks } from './cross-checks.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { GatesPanel } from './gates-panel.tsx';
import { LetterDrawer } from './letter-drawer.tsx';
import { Objections } from './objections.tsx';
import { OfferPanel } from './offer-panel.tsx';
import { PersonPanel } from './person-panel.tsx';
import { ReasonsPanel } from './reasons-panel.tsx';
import { RecordPanel } from './record-panel.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { ShockPanel } from './shock-panel.tsx';
import './case.css';
import '../applications/applications.css';

/** One application with all that an underwriter needs on one screen: what is known, what it means, what the law says, what to do. */
export function CasePage() {
  const { application = '' } = useParams();
  const shown = useAnswer('show-case', { params: { application } });
  return (
    <Answered of={shown} rows={16}>
      {({ body }) => <Case key={application} bundle={body} />}
    </Answered>
  );
}

function Case({ bundle }: { readonly bundle: CaseBundle }) {
  const { t } = useTranslation('case');
  const { caller, may } = useSession();
  const [act, open] = useState<CaseAct>();
  const [isLetterOpen, openLetter] = useState(false);
  const acts = actsOf(bundle, { by: caller.by, may });
  const { decision, letters } = bundle;
  useShortcuts({
    ...Object.fromEntries(acts.map((one) => [KEY_OF[one], () => open(one)])),
    l: letters ? () => openLetter(true) : undefined,
  });
  return (
    <article className="weir-case">
      <CaseHead bundle={bundle} acts={acts} onAct={open} {...(letters ? { onLetter: () => openLetter(true) } : {})} />
      {decision ? (
        <div className="weir-case-grid">
          <div className="weir-case-main">
            <RiskPanel bundle={bundle} />
            <ReasonsPanel decision={decision} />
            <CrossChecks bundle={bundle} />
            <EvidencePanel bundle={bundle} />
          </div>
          <aside className="weir-case-side" aria-label={t('side')}>
            <Objections decision={decision.decision} />
            <PersonPanel bundle={bundle} />
            <OfferPanel bundle={bundle} />
            <ShockPanel decision={decision} />
            <GatesPanel decision={decision} />
            <RecordPanel bundle={bundle} />
          </aside>
        </div>
      ) : (
        <div className="weir-case-grid">
          <div className="weir-case-main">
            <section className="weir-panel">
              <Empty
                title={t('undecided.title')}
                action={
                  acts.includes('decide') && (
                    <Button type="primary" onClick={() => open('decide')}>
                      {t('act.decide')} <kbd>D</kbd>
                    </Button>
                  )
                }
              >
                {t('undecided.hint')}
              </Empty>
            </section>
            <EvidencePanel bundle={bundle} />
          </div>
          <aside className="weir-case-side" aria-label={t('side')}>
            <RecordPanel bundle={bundle} />
          </aside>
        </div>
      )}
      <ActDialog act={act} bundle={bundle} onClose={() => open(undefined)} />
      {letters && <LetterDrawer letters={letters} isOpen={isLetterOpen} onClose={() => openLetter(false)} />}
      <p className="weir-quiet weir-case-foot">
        <Link to="/applications">{t('back')}</Link>
      </p>
    </article>
  );
}
