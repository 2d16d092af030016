import { Button } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePalette } from '../theme/use-palette.ts';
import { Skeleton } from './states.tsx';

interface ChartProps {
  /** ECharts' option without colours and fonts, which come from the theme. Series and components must be among those of chart-engine.ts. */
  readonly option: EChartsCoreOption;
  /** What the chart shows, in a sentence that stands for it where it cannot be seen. */
  readonly summary: string;
  /** The same figures as rows: for screen readers, and for whoever asks for them. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] };
  readonly height?: number;
  /** Called with the name and the index of what was clicked, to lead to its records. */
  readonly onSelect?: (name: string, dataIndex: number) => void;
}

/** A picture of figures. The engine is fetched when the first chart is shown, and draws once the letters are there. */
export function Chart({ option, summary, table, height = 280, onSelect }: ChartProps) {
  const palette = usePalette();
  const { t } = useTranslation('frame');
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const select = useRef(onSelect);
  select.current = onSelect;
  const tableId = useId();

  useEffect(() => {
    const element = frame.current;
    if (!element || asTable) return;
    let dispose: (() => void) | undefined;
    let gone = false;
    (async () => {
      const [{ drawChart }] = await Promise.all([
        import('./chart-engine.ts'),
        document.fonts.load("14px 'Noto Sans SC Variable'", `${summary}0123456789`),
      ]);
      if (gone) return;
      dispose = drawChart(element, option, palette, (name, index) => select.current?.(name, index));
      setDrawn(true);
    })();
    return () => {
      gone = true;
      dispose?.();
    };
  }, [option, palette, asTable, summary]);

  return (
    <figure style={{ margin: 0 }}>
      {!asTable && (
        <div style={{ position: 'relative', height }}>
          {!drawn && <Skeleton rows={4} />}
          <div ref={frame} role="img" aria-label={summary} style={{ position: 'absolute', inset: 0 }} />
        </div>
      )}
      <div id={tableId} className={asTable ? undefined : 'weir-visually-hidden'}>
        <table className="weir-figures">
          <caption>{summary}</caption>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              // Rows of a chart's table have no identity but their place.
              <FiguresRow key={String(row[0] ?? i)} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        size="small"
        type="text"
        aria-expanded={asTable}
        aria-controls={tableId}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? t('chart.asPicture') : t('chart.asTable')}
      </Button>
    </figure>
  );
}

function FiguresRow({ row: [head, ...cells] }: { readonly row: readonly ReactNode[] }) {
  let place = 0;
  return (
    <tr>
      <th scope="row">{head}</th>
      {cells.map((cell) => (
        <td key={place++}>{cell}</td>
      ))}
    </tr>
  );
}
