interface SparklineProps {
  /** One value a step, oldest first. */
  readonly values: readonly number[];
  /** What it shows, in a sentence. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}

/** Bars without axes, for a row of a table: the sentence says the figures. */
export function Sparkline({ values, label, width = 140, height = 26 }: SparklineProps) {
  const top = Math.max(...values, 1);
  const step = width / values.length;
  const bar = (value: number, i: number) => {
    const tall = value === 0 ? 0 : Math.max(2, (value / top) * (height - 3));
    return tall === 0
      ? ''
      : `M${i * step + 0.5} ${height - 1 - tall}h${Math.max(1, step - 1)}v${tall}h${-Math.max(1, step - 1)}z`;
  };
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="weir-sparkline">
      <title>{label}</title>
      <path d={`M0 ${height - 0.5}H${width}`} className="weir-sparkline-base" />
      <path d={values.map(bar).join('')} className="weir-sparkline-bars" />
    </svg>
  );
}
