import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#src/console/api/client.ts';
import { Money } from '#src/console/components/money.tsx';
import { compactYuan } from '#src/console/components/money-words.ts';
import { flowsOf, partiesOf, placeOf, THE_FIRM } from './money-layout.ts';

const WIDTH = 720;
const HEIGHT = 420;
const MOST_LABELS = 16;

/** The parties of a finding on a circle, with what flows between them; the same as a table for whoever cannot see it. */
export function MoneyRing({ finding }: { readonly finding: AnswerOf<'show-finding'> }) {
  const { t, i18n } = useTranslation('fraud');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const parties = partiesOf(finding);
  const flows = flowsOf(finding, parties);
  const largest = Math.max(1, ...flows.map(({ amountFen }) => amountFen));
  const place = new Map(parties.map((party, i) => [party, placeOf(i, parties.length, WIDTH, HEIGHT)]));
  const name = (party: string) =>
    party === THE_FIRM ? (finding.firm ?? t('theFirm')) : shortName(party, t('unknown'));
  const principals = new Set(finding.parties);
  return (
    <section className="weir-panel">
      <h2>{t('graph.title')}</h2>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('graph.summary', { count: parties.length })}
        className="weir-ring"
      >
        <defs>
          <marker
            id="weir-ring-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M0 0 L8 4 L0 8 z" className="weir-ring-head" />
          </marker>
        </defs>
        {flows.map(({ from, to, amountFen }, i) => {
          const [a, b] = [place.get(from)!, place.get(to)!];
          const bend = curve(a, b);
          return (
            <g key={`${from} ${to}`}>
              <path
                d={bend.path}
                className="weir-ring-flow"
                strokeWidth={1 + 4 * Math.sqrt(amountFen / largest)}
                markerEnd="url(#weir-ring-arrow)"
              />
              {i < MOST_LABELS && (
                <text x={bend.x} y={bend.y} className="weir-ring-amount" textAnchor="middle">
                  {compactYuan(BigInt(Math.round(amountFen)), language)}
                </text>
              )}
            </g>
          );
        })}
        {parties.map((party) => {
          const { x, y } = place.get(party)!;
          const role = party === THE_FIRM ? 'firm' : principals.has(party) ? 'party' : 'mule';
          return (
            <g key={party}>
              <circle cx={x} cy={y} r={role === 'mule' ? 7 : 11} className={`weir-ring-${role}`} />
              <text x={x} y={y + (y < HEIGHT / 2 ? -16 : 26)} className="weir-ring-name" textAnchor="middle">
                {name(party)}
              </text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{t('graph.asTable')}</summary>
        <table className="weir-book">
          <thead>
            <tr>
              <th scope="col">{t('graph.from')}</th>
              <th scope="col">{t('graph.to')}</th>
              <th scope="col" className="weir-number">
                {t('graph.payments')}
              </th>
              <th scope="col" className="weir-number">
                {t('column.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {flows.map(({ from, to, amountFen, payments }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">{name(from)}</th>
                <td>{name(to)}</td>
                <td className="weir-number">{payments}</td>
                <td className="weir-number">
                  <Money fen={String(Math.round(amountFen))} exact />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** A party of which only the blind index is known is called by the end of it. */
export function shortName(party: string, unknown: string): string {
  return party.startsWith('party_') ? `${unknown} ${party.slice(-6)}` : party;
}

/** A curve to the right of the straight line, so that there and back stand apart; it ends before the circle. */
function curve(a: { x: number; y: number }, b: { x: number; y: number }) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const [nx, ny] = [-dy / length, dx / length];
  const bend = Math.min(46, length * 0.18);
  const middle = { x: (a.x + b.x) / 2 + nx * bend, y: (a.y + b.y) / 2 + ny * bend };
  const end = { x: b.x - (dx / length) * 15 + nx * 4, y: b.y - (dy / length) * 15 + ny * 4 };
  return {
    path: `M${a.x} ${a.y} Q${middle.x} ${middle.y} ${end.x} ${end.y}`,
    x: (a.x + b.x) / 2 + nx * bend * 0.62,
    y: (a.y + b.y) / 2 + ny * bend * 0.62,
  };
}
