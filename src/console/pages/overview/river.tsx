import { useTranslation } from 'react-i18next';
import { BEDROCK, type DefenceLayer, IN_THE_RIVER, type Overview } from './layer-words.ts';
import { BED, gateX, HEIGHT, riverOf, type River as Shape, WIDTH } from './river-shape.ts';

/** The defence as one picture: water meets gate after gate, and what lies under them carries all. The table below says the same in words. */
export function River({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const { flow, layers } = overview;
  const shape = riverOf(flow);
  const byName = new Map(layers.map((layer) => [layer.layer, layer]));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('river.label', { ...flow })}
      className="weir-river"
    >
      <title>{t('river.label', { ...flow })}</title>
      <rect x="0" y={shape.top} width={WIDTH} height={shape.bottom - shape.top} className="weir-river-dry" />
      <path d={shape.arriving.path} className="weir-water" />
      <path d={shape.passing.path} className="weir-water weir-water-on" />
      <path d={shape.referred.path} className="weir-water weir-water-aside" />
      <path d={shape.declined.path} className="weir-water weir-water-out" />
      <Ripples shape={shape} />
      {BEDROCK.map((name, i) => (
        <Rock key={name} layer={byName.get(name)} x={(i * WIDTH) / 2} name={t(`layer.${name}`)} />
      ))}
      {IN_THE_RIVER.map((name, i) => (
        <Gate key={name} layer={byName.get(name)} x={gateX(i)} shape={shape} name={t(`layer.${name}`)} />
      ))}
      <FlowWords flow={flow} shape={shape} />
    </svg>
  );
}

/** Two lines of small waves on the water that arrives. */
function Ripples({ shape }: { readonly shape: Shape }) {
  if (shape.arriving.thickness === 0) return null;
  const waves = [0.28, 0.74].map(
    (depth) => `M8 ${shape.top + shape.arriving.thickness * depth} ${'q14 -5 28 0 t28 0 '.repeat(7)}`,
  );
  return (
    <g className="weir-ripples">
      {waves.map((d) => (
        <path key={d} d={d} />
      ))}
    </g>
  );
}

const STATE_CLASS: Readonly<Record<DefenceLayer['state'], string>> = {
  steady: 'weir-gate-steady',
  attention: 'weir-gate-attention',
  alarm: 'weir-gate-alarm',
  idle: 'weir-gate-idle',
  absent: 'weir-gate-absent',
};

interface GateProps {
  readonly layer: DefenceLayer | undefined;
  readonly x: number;
  readonly shape: Shape;
  readonly name: string;
}

function Gate({ layer, x, shape, name }: GateProps) {
  const state = layer?.state ?? 'absent';
  const isPeople = layer?.layer === 'people';
  const bottom = isPeople ? shape.channel + 46 : shape.bottom + 12;
  return (
    <g className={STATE_CLASS[state]}>
      <rect x={x - 5} y={shape.top - 14} width="10" height={bottom - shape.top + 14} rx="3" className="weir-gate" />
      <Mark state={state} x={x} y={shape.top - 30} />
      <text x={x} y={34} textAnchor="middle" className="weir-gate-name">
        {name}
      </text>
    </g>
  );
}

/** Each state has a shape of its own, for those who do not see its colour. */
function Mark({ state, x, y }: { readonly state: DefenceLayer['state']; readonly x: number; readonly y: number }) {
  switch (state) {
    case 'steady':
      return <path d={`M${x - 6} ${y}l4 5 8 -10`} className="weir-mark-line" />;
    case 'attention':
      return <circle cx={x} cy={y} r="6" className="weir-mark" />;
    case 'alarm':
      return <path d={`M${x} ${y - 8}l9 15h-18z`} className="weir-mark" />;
    case 'idle':
      return <path d={`M${x - 6} ${y}h12`} className="weir-mark-line" />;
    default:
      return <circle cx={x} cy={y} r="5" className="weir-mark-hollow" />;
  }
}

function Rock({
  layer,
  x,
  name,
}: {
  readonly layer: DefenceLayer | undefined;
  readonly x: number;
  readonly name: string;
}) {
  const state = layer?.state ?? 'absent';
  return (
    <g className={STATE_CLASS[state]}>
      <rect x={x + 3} y={BED} width={WIDTH / 2 - 6} height={HEIGHT - BED - 4} rx="4" className="weir-rock" />
      <Mark state={state} x={x + 26} y={BED + 22} />
      <text x={x + 44} y={BED + 27} className="weir-gate-name">
        {name}
      </text>
    </g>
  );
}

function FlowWords({ flow, shape }: { readonly flow: Overview['flow']; readonly shape: Shape }) {
  const { t } = useTranslation('overview');
  if (flow.decided === 0)
    return (
      <text x={gateX(1) + 58} y={shape.top + 48} textAnchor="middle" className="weir-flow-word">
        {t('river.dry')}
      </text>
    );
  return (
    <>
      <text x={gateX(0) + 58} y={shape.top + 48} textAnchor="middle" className="weir-flow-word">
        {t('river.decided', { count: flow.decided })}
      </text>
      <text
        x={gateX(7) + 58}
        y={shape.top + Math.max(18, shape.passing.thickness / 2 + 5)}
        textAnchor="middle"
        className="weir-flow-word"
      >
        {t('river.passed', { count: flow.approve + flow.counter })}
      </text>
      <text x={gateX(5)} y={shape.channel + 5} textAnchor="middle" className="weir-flow-word">
        {t('river.referred', { count: flow.refer })}
      </text>
      <text x={gateX(3) - 12} y={BED - 12} textAnchor="end" className="weir-flow-word">
        {t('river.declined', { count: flow.decline })}
      </text>
    </>
  );
}
