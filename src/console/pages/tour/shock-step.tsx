import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { ShockPanel } from '../case/shock-panel.tsx';
import '../case/case.css';
import { SalesAmongPeers } from '../firms/sales-among-peers.tsx';
import '#src/console/components/book.css';
import { Beside } from './beside.tsx';
import type { Tour } from './tour-page.tsx';

/** (d) Orders that fell with those of all peers. */
export function ShockStep({ tour }: { readonly tour: Tour }) {
  const firm = tour.firms.find(({ role }) => role === 'shock-hardware')?.firm ?? '';
  const history = useAnswer('show-firm-history', { params: { firm } });
  return (
    <>
      <Answered of={history} rows={8}>
        {({ body }) => <SalesAmongPeers history={body} />}
      </Answered>
      <Split />
      <Beside story="shock-hardware" />
    </>
  );
}

function Split() {
  const { t } = useTranslation('tour');
  const shown = useAnswer('show-tour-case', { params: { role: 'shock-hardware' } });
  const decision = shown.data?.body.decision ?? null;
  const answer = useAnswer('show-decision', { params: { decision: decision ?? '' } }, { enabled: decision !== null });
  if (!answer.data) return null;
  const { body } = answer.data;
  return body.shock ? <ShockPanel decision={body} /> : <Alert type="info" showIcon message={t('shock.off')} />;
}
