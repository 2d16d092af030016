import { useTranslation } from 'react-i18next';
import type { EntryPath } from './check-log.ts';

const STEP = 58;
const BOX = { width: 150, height: 30 };
const MIDDLE = 330;
const WIDTH = 660;

const short = (hash: string) => `${hash.slice(0, 8)}…${hash.slice(-4)}`;

/** The tree as far as the proof goes: the entry's own hash below, a sibling at each level, the root on top. */
export function MerklePath({ path }: { readonly path: EntryPath }) {
  const { t } = useTranslation('log');
  const levels = path.steps.length;
  const height = (levels + 2) * STEP;
  const y = (level: number) => height - (level + 1) * STEP;
  const holds = path.computed === path.signed;
  return (
    <div className="weir-scroll">
      <svg
        className="weir-merkle"
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="img"
        aria-label={t('path.summary', { levels, size: path.size })}
      >
        {path.steps.map(({ side, sibling }, level) => {
          const x = side === 'left' ? MIDDLE - 190 : MIDDLE + 190;
          return (
            <g key={sibling}>
              <line x1={MIDDLE} y1={y(level)} x2={MIDDLE} y2={y(level + 1) + BOX.height} />
              <line x1={x} y1={y(level)} x2={MIDDLE} y2={y(level + 1) + BOX.height} />
              <Node x={x} y={y(level)} hash={sibling} mark="sibling" />
            </g>
          );
        })}
        <Node x={MIDDLE} y={y(0)} hash={path.leaf} mark="leaf" />
        {path.steps.map(({ hash, sibling }, level) => (
          <Node
            key={`over:${sibling}`}
            x={MIDDLE}
            y={y(level + 1)}
            hash={hash}
            mark={level === levels - 1 ? (holds ? 'root' : 'broken') : 'computed'}
          />
        ))}
        <text x={MIDDLE} y={y(0) + BOX.height + 16} className="weir-merkle-word">
          {t('path.leaf')}
        </text>
        <text x={MIDDLE} y={y(levels) - 8} className="weir-merkle-word">
          {holds ? t('path.rootHolds') : t('path.rootBroken', { signed: short(path.signed) })}
        </text>
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly x: number;
  readonly y: number;
  readonly hash: string;
  readonly mark: 'leaf' | 'sibling' | 'computed' | 'root' | 'broken';
}

function Node({ x, y, hash, mark }: NodeProps) {
  return (
    <g data-mark={mark}>
      <title>{hash}</title>
      <rect x={x - BOX.width / 2} y={y} width={BOX.width} height={BOX.height} rx={4} />
      <text x={x} y={y + 20}>
        {short(hash)}
      </text>
    </g>
  );
}
