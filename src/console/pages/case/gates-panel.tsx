import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import type { CaseDecision } from './case-facts.ts';

const TONES: Readonly<Record<string, Tone>> = { pass: 'good', refer: 'warning', unknown: 'warning', refuse: 'bad' };
const RANK: Readonly<Record<string, number>> = { refuse: 0, refer: 1, unknown: 2, pass: 3 };

/** What each rule of the law said, with its article; what passed is folded away. */
export function GatesPanel({ decision }: { readonly decision: CaseDecision }) {
  const { t } = useTranslation('case');
  const [isOpen, open] = useState(false);
  const gates = [...decision.gates].sort((a, b) => (RANK[a.verdict] ?? 9) - (RANK[b.verdict] ?? 9));
  const held = gates.filter(({ verdict }) => verdict !== 'pass');
  const passed = gates.length - held.length;
  return (
    <section className="weir-panel" aria-labelledby="case-gates">
      <h2 id="case-gates">{t('gates.title')}</h2>
      <p className="weir-quiet">{t('gates.count', { passed, all: gates.length })}</p>
      <ul className="weir-case-list">
        {(isOpen ? gates : held).map(({ rule, verdict, citation, missing }) => (
          <li key={rule}>
            <StatusTag tone={TONES[verdict] ?? 'waiting'}>{t(`gates.verdict.${verdict}`)}</StatusTag>{' '}
            <Link to={`/law/rules/${encodeURIComponent(rule)}?on=${decision.asOf}`}>{rule}</Link>
            <div className="weir-quiet">{citation}</div>
            {missing.length > 0 && (
              <div className="weir-tone-warning">{t('gates.missing', { facts: missing.join(', ') })}</div>
            )}
          </li>
        ))}
      </ul>
      {passed > 0 && (
        <Button type="link" size="small" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {isOpen ? t('gates.fold') : t('gates.all', { passed })}
        </Button>
      )}
    </section>
  );
}
